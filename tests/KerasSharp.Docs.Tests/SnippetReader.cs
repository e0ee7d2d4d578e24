using System.Text.RegularExpressions;

namespace KerasSharp.Docs.Tests;

/// <summary>Reads the programs of a page.</summary>
/// <remarks>
/// A comment before a block, which no reader of the page sees, says what the block leaves out:
/// <code>
/// &lt;!-- code [continues] [compile-only] [table]
/// lines before the block's
/// --&gt;
/// </code>
/// <c>continues</c>: the block goes on from the one before. <c>compile-only</c>: it needs a network, a file or a device that is not here.
/// <c>table</c>: each row of the table that follows has its own program, in its last column.
/// </remarks>
internal static partial class SnippetReader
{
    public static IReadOnlyList<Snippet> Read(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        var snippets = new List<Snippet>();
        string[] options = [];
        var setup = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Directive().Match(lines[i]) is { Success: true } directive)
            {
                options = directive.Groups["options"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                setup = directive.Groups["end"].Success ? "" : Take(lines, ref i, "-->");
            }
            else if (Fence().Match(lines[i]) is { Success: true } fence)
            {
                var first = i + 2;
                var code = Take(lines, ref i, "```", fence.Groups["indent"].Length);
                if (fence.Groups["language"].Value == "csharp" && !code.StartsWith("#r ", StringComparison.Ordinal))
                    Add(first, code);
                (options, setup) = ([], "");
            }
            else if (options.Contains("table") && lines[i].StartsWith('|'))
            {
                // The names of the columns and the line below them.
                for (i += 2; i < lines.Length && lines[i].StartsWith('|'); i++)
                {
                    var cell = lines[i].Replace("\\|", "\0", StringComparison.Ordinal).Split('|')[^2].Replace('\0', '|');
                    var code = string.Join('\n', Code().Matches(cell).Select(match => match.Groups[1].Value));
                    if (code.Length > 0)
                        Add(i + 1, code.EndsWith(';') || code.EndsWith('}') ? code : $"_ = {code};");
                }

                (options, setup) = ([], "");
            }
        }

        return snippets;

        void Add(int line, string code)
        {
            var runs = !options.Contains("compile-only");
            if (!options.Contains("continues"))
            {
                snippets.Add(new(page, line, runs, setup, [(line, code)]));
                return;
            }

            var last = snippets[^1];
            (int, string)[] more = setup.Length > 0 ? [(line, setup), (line, code)] : [(line, code)];
            snippets[^1] = last with { Runs = last.Runs && runs, Parts = [.. last.Parts, .. more] };
        }
    }

    /// <summary>The lines up to the one that ends them, where the index stays.</summary>
    private static string Take(string[] lines, ref int index, string end, int indent = 0)
    {
        var begin = ++index;
        while (lines[index].Trim() != end)
            index++;
        return string.Join('\n', lines[begin..index].Select(line => line.Length > indent ? line[indent..] : line.Trim()));
    }

    [GeneratedRegex(@"^\s*<!-- code\b(?<options>[a-z -]*?)(?<end>\s*-->)?$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^(?<indent>\s*)```(?<language>\w*)")]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
