using System.Globalization;
using System.Text.RegularExpressions;

namespace KerasSharp.Core;

/// <summary>Numbers as Python writes them, so that messages and file names are Keras's.</summary>
internal static partial class PythonText
{
    /// <summary>The shortest text that reads back as the same number: <c>0.001</c>, <c>1e-05</c>, <c>2.0</c>, <c>nan</c>.</summary>
    public static string Repr(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        var magnitude = Math.Abs(value);
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        if (magnitude is >= 1e15 and < 1e16)
            return value.ToString("F1", CultureInfo.InvariantCulture);
        // Python goes over to the exponent at 1e16, .NET elsewhere.
        if (magnitude >= 1e16 && !text.Contains('e', StringComparison.Ordinal))
            text = value.ToString("0.################e+00", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    /// <summary>A number with a fixed number of decimals: Python's <c>.2f</c>. What is exactly half goes to the even digit.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return Repr(value);
        var scale = Math.Pow(10, decimals);
        var rounded = Math.Abs(value * scale % 1) == 0.5 ? Math.Round(value * scale, MidpointRounding.ToEven) / scale : value;
        return rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A number in scientific notation: Python's <c>.4e</c>.</summary>
    public static string Scientific(double value, int decimals) =>
        double.IsFinite(value) ? value.ToString($"0.{new string('0', decimals)}e+00", CultureInfo.InvariantCulture) : Repr(value);

    /// <summary>A text as a JSON string.</summary>
    public static string Quote(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";

    /// <summary>Fills the placeholders of a pattern: <c>{epoch:02d}</c>, <c>{val_loss:.2f}</c>, <c>{loss}</c>.</summary>
    /// <exception cref="KeyNotFoundException">A name has no value; the message lists those that have.</exception>
    /// <exception cref="FormatException">A format is not one of d, f and e.</exception>
    public static string Fill(string pattern, IReadOnlyDictionary<string, double> values) => Placeholders().Replace(pattern, match =>
    {
        var name = match.Groups["name"].Value;
        if (!values.TryGetValue(name, out var value))
            throw new KeyNotFoundException($"There is no '{name}'. There are: {string.Join(", ", values.Keys)}");
        return Format(value, match.Groups["format"].Value, isInteger: name is "epoch" or "batch");
    });

    private static string Format(double value, string format, bool isInteger)
    {
        if (format.Length == 0)
            return isInteger ? ((long)value).ToString(CultureInfo.InvariantCulture) : Repr(value);
        var match = Formats().Match(format);
        if (!match.Success)
            throw new FormatException($"The format '{format}' is unknown. Expected one such as 02d, .2f or .3e");
        var decimals = match.Groups["decimals"].Success ? int.Parse(match.Groups["decimals"].Value, CultureInfo.InvariantCulture) : 6;
        var text = match.Groups["type"].Value switch
        {
            "d" => ((long)value).ToString(CultureInfo.InvariantCulture),
            "e" => Scientific(value, decimals),
            _ => Fixed(value, decimals),
        };
        var width = match.Groups["width"].Success ? int.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture) : 0;
        return text.PadLeft(width, match.Groups["zero"].Success ? '0' : ' ');
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<format>[^}]*))?\}")]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"^(?<zero>0)?(?<width>[1-9]\d*)?(\.(?<decimals>\d+))?(?<type>[dfe])$")]
    private static partial Regex Formats();
}
