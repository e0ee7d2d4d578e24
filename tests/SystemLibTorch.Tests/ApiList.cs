using System.Text.RegularExpressions;

namespace SystemLibTorch.Tests;

/// <summary>The signatures that are allowed, by the header of their type.</summary>
internal sealed class ApiList
{
    private sealed record Entry(HashSet<string> Interfaces, HashSet<string> Members);

    private readonly Dictionary<string, Entry> _types = [];

    public static ApiList Parse(IEnumerable<string> lines)
    {
        var list = new ApiList();
        Entry? current = null;
        foreach (string line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                int bracket = line.IndexOf(" [ ", StringComparison.Ordinal);
                string header = bracket < 0 ? line[3..] : line[3..bracket];
                // Two types may go by one name in this notation, as torch.X and TorchSharp.X do.
                if (!list._types.TryGetValue(header, out current))
                    list._types.Add(header, current = new Entry([], []));
                if (bracket >= 0)
                    current.Interfaces.UnionWith(SplitOutsideBrackets(line[(bracket + 3)..^2]));
            }
            else if (line.Trim() is { Length: > 0 } member)
            {
                current!.Members.Add(Unmarked(member));
            }
        }
        return list;
    }

    public IReadOnlySet<string> Members(string header) => _types[header].Members;

    /// <summary>This list after what another one has is struck out.</summary>
    public ApiList Without(ApiList other)
    {
        foreach ((string header, Entry struck) in other._types)
            _types[header].Members.ExceptWith(struck.Members);
        return this;
    }

    /// <summary>A line for everything that is given but not listed.</summary>
    public IEnumerable<string> Faults(string header, IEnumerable<string> interfaces, IEnumerable<string> members)
    {
        if (!_types.TryGetValue(header, out Entry? listed))
        {
            yield return $"type    {header}\nlisted  {Nearest(header, _types.Keys)}";
            yield break;
        }
        foreach (string name in interfaces.Where(name => !listed.Interfaces.Contains(name)))
            yield return $"type    {header}\nhas     {name}, which is not among its interfaces";
        foreach (string member in members.Where(member => !listed.Members.Contains(Unmarked(member))))
            yield return $"{header}\n  has     {member}\n  listed  {Nearest(member, listed.Members)}";
    }

    private static string Nearest(string text, IEnumerable<string> lines) => lines.MinBy(line => Distance(text, line)) ?? "nothing";

    // Parts of TorchSharp have no nullability annotations: there "Device device = null" is what "Device? device = null" is elsewhere.
    private static string Unmarked(string member) => Regex.Replace(member, @"\?(?= \w+ = null)", "");

    // Levenshtein's distance.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }

    // "IList<(A, B)>, IDisposable" is two names.
    private static IEnumerable<string> SplitOutsideBrackets(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' or '(' => 1, '>' or ')' => -1, _ => 0 };
            if (depth == 0 && text[i] == ',')
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }
        yield return text[start..].Trim();
    }
}
