using System.Globalization;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Compares a default as Python writes it with the value C# takes.</summary>
internal static class PythonLiteral
{
    /// <summary>Whether a value is what the text says: numbers by their value in float32, a name by its object, a size by its equal
    /// sides.</summary>
    public static bool Equals(string literal, object? value) => value switch
    {
        // Where Keras says 'auto', null lets the library choose.
        null => literal is "None" or "'auto'",
        bool flag => literal == (flag ? "True" : "False"),
        string text => literal.Trim('\'') == text,
        TorchSharp.torch.ScalarType type => literal.Trim('\'') == DTypes.Name(type),
        Config config => literal.StartsWith('\'') && config.Keys.Contains("class_name") && config["class_name"] is string className
            && Registry.Entries.Any(
                entry => entry.ClassName == className && entry.Identifiers.Append(className).Contains(literal.Trim('\''))),
        System.Collections.IEnumerable items => Items(literal, [.. items.Cast<object?>()]),
        IConvertible number when !literal.StartsWith('\'') =>
            double.TryParse(literal, CultureInfo.InvariantCulture, out var parsed)
            && Math.Abs(parsed - number.ToDouble(CultureInfo.InvariantCulture)) <= 1e-7 * Math.Abs(parsed),
        _ => literal.Trim('\'') == value.ToString(),
    };

    private static bool Items(string literal, object?[] items)
    {
        if (!literal.StartsWith('('))
            return Array.TrueForAll(items, item => Equals(literal, item));
        var numbers = literal.Where(c => char.IsDigit(c) || c is '.' or '-' or ',').ToArray();
        var flat = Flat(items).ToArray();
        var parts = new string(numbers).Split(',', StringSplitOptions.RemoveEmptyEntries);
        // A size for each axis, where C# keeps one for each side of it.
        return parts.Length > 0 && flat.Length % parts.Length == 0
            && flat.Select((side, i) => Equals(parts[i * parts.Length / flat.Length], side)).All(same => same);
    }

    private static IEnumerable<object?> Flat(IEnumerable<object?> items) =>
        items.SelectMany(item => item is System.Collections.IEnumerable inner and not string ? Flat(inner.Cast<object?>()) : [item]);
}
