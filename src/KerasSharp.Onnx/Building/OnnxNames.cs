using System.Text;

namespace KerasSharp.Onnx;

/// <summary>Names that ONNX allows: letters, digits and underscores, not beginning with a digit; slashes, dots and colons are common in
/// exported models and allowed here too.</summary>
internal static class OnnxNames
{
    /// <summary>The name with an underscore for each character that is forbidden.</summary>
    public static string Allowed(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
            text.Append(char.IsAsciiLetterOrDigit(character) || character is '_' or '/' or '.' or ':' ? character : '_');
        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }
}
