using System.Text;
using System.Text.RegularExpressions;

namespace KerasSharp.Reporting;

/// <summary>Where text stands in a column.</summary>
internal enum Justify
{
    Left,
    Center,
    Right,
}

/// <summary>A table in box-drawing characters, laid out as the table that Keras prints.</summary>
/// <param name="columns">Header, alignment and wished width of each column.</param>
/// <param name="width">Width of the whole.</param>
internal sealed partial class TextTable((string Header, Justify Justify, int Width)[] columns, int width)
{
    private readonly List<string[]> _rows = [];
    private readonly int[] _widths = Fit(Array.ConvertAll(columns, column => column.Width + 2), width - columns.Length - 1);

    public void AddRow(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        Rule(text, '┏', '━', '┳', '┓');
        Cells(text, Array.ConvertAll(columns, column => column.Header), '┃', atBottom: true);
        Rule(text, '┡', '━', '╇', '┩');
        for (var i = 0; i < _rows.Count; i++)
        {
            Cells(text, _rows[i], '│');
            if (i < _rows.Count - 1)
                Rule(text, '├', '─', '┼', '┤');
        }

        Rule(text, '└', '─', '┴', '┘');
        return text.ToString();
    }

    /// <summary>The widths that fill the space: too much is taken from all columns alike, too little is given by their size.</summary>
    private static int[] Fit(int[] wished, int space)
    {
        var fitted = new int[wished.Length];
        var difference = space - wished.Sum();
        var weights = difference > 0 ? wished.Sum() : wished.Length;
        for (var i = 0; i < wished.Length; i++)
        {
            var weight = difference > 0 ? wished[i] : 1;
            var share = weight * (double)difference / weights;
            var given = (int)(difference > 0 ? Math.Ceiling(share) : Math.Round(share, MidpointRounding.ToEven));
            fitted[i] = wished[i] + given;
            difference -= given;
            weights -= weight;
        }

        return fitted;
    }

    private void Rule(StringBuilder text, char left, char line, char joint, char right) =>
        text.Append(left).AppendJoin(joint, _widths.Select(size => new string(line, size))).Append(right).Append('\n');

    private void Cells(StringBuilder text, string[] cells, char bar, bool atBottom = false)
    {
        var lines = cells.Select((cell, i) => Wrap(cell, _widths[i] - 2)).ToArray();
        var height = lines.Max(cell => cell.Count);
        if (atBottom)
            Array.ForEach(lines, cell => cell.InsertRange(0, Enumerable.Repeat("", height - cell.Count)));
        for (var line = 0; line < height; line++)
        {
            text.Append(bar);
            for (var i = 0; i < cells.Length; i++)
                text.Append(' ').Append(Align(line < lines[i].Count ? lines[i][line] : "", _widths[i] - 2, columns[i].Justify)).Append(' ')
                    .Append(bar);
            text.Append('\n');
        }
    }

    private static string Align(string text, int size, Justify justify) => justify switch
    {
        Justify.Left => text.PadRight(size),
        Justify.Right => text.PadLeft(size),
        _ => text.PadLeft(text.Length + ((size - text.Length) / 2)).PadRight(size),
    };

    /// <summary>Lines of whole words; a word that is too long is cut and ends in an ellipsis.</summary>
    private static List<string> Wrap(string text, int size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (Match word in Words().Matches(text))
        {
            if (line.Length > 0 && line.Length + word.Value.TrimEnd().Length > size)
            {
                lines.Add(line);
                line = "";
            }

            line += word.Value;
        }

        lines.Add(line);
        return lines.ConvertAll(one => one.TrimEnd() is var trimmed && trimmed.Length > size ? trimmed[..(size - 1)] + "…" : trimmed);
    }

    [GeneratedRegex(@"\s*\S+\s*")]
    private static partial Regex Words();
}
