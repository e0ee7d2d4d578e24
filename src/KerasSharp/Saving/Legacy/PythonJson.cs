using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasSharp.Saving.Legacy;

/// <summary>JSON as Python writes it: numbers that are not finite stand there as bare words, which the standard does not know.</summary>
internal static class PythonJson
{
    private static readonly string[] Words = ["NaN", "-Infinity", "Infinity"];

    /// <summary>Parses a text; bare words become strings, as configs hold such numbers.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json, JsonDocumentOptions options = default)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: options);
        }
        catch (JsonException) when (json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0)
        {
            return JsonNode.Parse(Quoted(Encoding.UTF8.GetString(json)), documentOptions: options);
        }
    }

    private static string Quoted(string json)
    {
        var quoted = new StringBuilder(json.Length);
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var word = inText ? null : Array.Find(Words, word => string.CompareOrdinal(json, i, word, 0, word.Length) == 0);
            if (word is not null)
            {
                quoted.Append('"').Append(word).Append('"');
                i += word.Length - 1;
                continue;
            }

            if (json[i] == '\\' && inText)
                quoted.Append(json[i++]);
            else if (json[i] == '"')
                inText = !inText;
            if (i < json.Length)
                quoted.Append(json[i]);
        }

        return quoted.ToString();
    }
}
