using System.Text.RegularExpressions;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Reads keras-3.16-api.md: every public name of Keras with its signature.</summary>
internal static partial class KerasApi
{
    private static readonly Lazy<IReadOnlyList<KerasName>> All = new(
        () => [.. Read(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Compatibility", "keras-3.16-api.md")))]);

    /// <summary>The names, in the order of the file.</summary>
    public static IReadOnlyList<KerasName> Names => All.Value;

    private static IEnumerable<KerasName> Read(IEnumerable<string> lines)
    {
        var module = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                module = line[3..];
            else if (Line().Match(line) is { Success: true } match)
                yield return new KerasName(module, match.Groups["name"].Value, Parameters(match.Groups["arguments"].Value),
                    match.Groups["alias"] is { Success: true, Value: var alias } ? alias : null, match.Groups["member"].Success);
        }
    }

    private static List<KerasParameter> Parameters(string arguments) => [.. Split(arguments)
        .Where(argument => argument.Length > 0 && argument[0] is not ('*' or '/'))
        .Select(argument => argument.Split('=', 2))
        .Select(parts => new KerasParameter(parts[0].Split(':')[0].Trim(), parts.Length > 1 ? parts[1].Trim() : null))];

    /// <summary>Splits at the commas outside brackets and quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            depth += quoted ? 0 : text[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0 || quoted)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        yield return text[start..].Trim();
    }

    [GeneratedRegex(@"^- (?<member>\.)?(?<name>\w+)(\((?<arguments>.*)\)| = (?<alias>\w+)|: .*| \(property\))?$")]
    private static partial Regex Line();
}
