using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KerasSharp.Applications.Tests;

/// <summary>Reads values and messages as Python writes them.</summary>
internal static partial class Python
{
    /// <summary>A literal: a tuple, a dictionary, None.</summary>
    public static JsonNode? Parse(string literal) => JsonNode.Parse(literal
        .Replace('\'', '"').Replace('(', '[').Replace(')', ']').Replace("None", "null").Replace("True", "true").Replace("False", "false"));

    /// <summary>A message is Keras's, but where that speaks of Python.</summary>
    public static void AssertMessage(string expected, Exception problem)
    {
        Assert.StartsWith("ValueError: ", expected, StringComparison.Ordinal);
        Assert.StartsWith(Here(expected["ValueError: ".Length..]), Here(problem.Message), StringComparison.Ordinal);
    }

    private static string Here(string message) => Function().Replace(message, "${name}")
        .Replace("by editing your local config file at ~/.keras/keras.json", "by setting `KerasConfig.ImageDataFormat`")
        .Replace("Input 0 with name 'None' of layer 'conv'", "Input 0 of layer \"conv\"")
        // Keras lets more axes through until the kernel is made.
        .Replace("expected min_ndim=4", "expected ndim=4");

    [GeneratedRegex(@"<function (?<name>\w+) at 0x\.\.\.>")]
    private static partial Regex Function();
}
