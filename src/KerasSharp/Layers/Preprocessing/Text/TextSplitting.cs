using System.Text;

namespace KerasSharp.Layers;

/// <summary>What TextVectorization does to a text before its tokens are looked up; as TensorFlow's string functions do it, which know ASCII
/// letters and spaces only.</summary>
internal static class TextSplitting
{
    private const string Punctuation = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";
    private const string Space = " \t\n\v\f\r";

    /// <summary>The names of the ways to standardize.</summary>
    public static readonly string[] StandardizeModes = ["lower_and_strip_punctuation", "lower", "strip_punctuation"];

    /// <summary>The names of the ways to split.</summary>
    public static readonly string[] SplitModes = ["whitespace", "character"];

    /// <summary>A text in one of <see cref="StandardizeModes"/>; itself for null.</summary>
    public static string Standardize(string text, string? mode)
    {
        var lower = mode is "lower" or "lower_and_strip_punctuation";
        var strip = mode is "strip_punctuation" or "lower_and_strip_punctuation";
        if (!lower && !strip)
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!strip || !Punctuation.Contains(c))
                result.Append(lower && char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
        }

        return result.ToString();
    }

    /// <summary>The parts of a text in one of <see cref="SplitModes"/>.</summary>
    public static IReadOnlyList<string> Split(string text, string mode) => mode == "character"
        ? [.. text.EnumerateRunes().Select(rune => rune.ToString())]
        : text.Split(Space.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
}
