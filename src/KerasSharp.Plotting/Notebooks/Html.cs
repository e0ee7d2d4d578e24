using System.Net;

namespace KerasSharp.Plotting;

/// <summary>Pieces of HTML.</summary>
internal static class Html
{
    private const string Cell = "padding:3px 10px;border-bottom:1px solid rgba(128,128,128,.25)";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A table; columns after the first are aligned as told, r for right.</summary>
    public static string Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, string alignment)
    {
        string Style(int column) => $"{Cell};text-align:{(alignment[Math.Min(column, alignment.Length - 1)] == 'r' ? "right" : "left")}";
        var head = string.Concat(headers.Select((header, i) =>
            $"<th style=\"{Style(i)};font-weight:600;position:sticky;top:0\">{Text(header)}</th>"));
        var body = string.Concat(rows.Select(row =>
            $"<tr>{string.Concat(row.Select((cell, i) => $"<td style=\"{Style(i)};white-space:pre\">{Text(cell)}</td>"))}</tr>"));
        return "<div style=\"max-height:420px;overflow:auto;display:inline-block\">"
            + "<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:0\">"
            + $"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>";
    }

    /// <summary>A picture of pixels, inside the page.</summary>
    public static string Image(Figure figure) =>
        $"<img width=\"{figure.Width}\" height=\"{figure.Height}\" style=\"max-width:100%;height:auto\" "
        + $"src=\"data:image/png;base64,{Convert.ToBase64String(figure.ToPng())}\">";
}
