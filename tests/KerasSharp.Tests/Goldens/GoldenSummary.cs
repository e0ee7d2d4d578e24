using System.Collections.Concurrent;
using System.Text;

namespace KerasSharp.Tests.Goldens;

/// <summary>Counts the replayed cases; when a family is through, writes the table of all so far to <c>goldens-summary.txt</c> beside the
/// test assembly.</summary>
public sealed class GoldenSummary : IDisposable
{
    private static readonly ConcurrentDictionary<(string Family, string Group), (int Cases, int Passed)> Counts = new();
    private static readonly Lock Writing = new();

    /// <summary>Counts a case.</summary>
    public static void Count(string family, string group, bool passed) => Counts.AddOrUpdate(
        (family, group), (1, passed ? 1 : 0), (_, count) => (count.Cases + 1, count.Passed + (passed ? 1 : 0)));

    /// <inheritdoc/>
    public void Dispose()
    {
        var table = new StringBuilder($"{"family",-24}{"class",-40}{"cases",8}{"passed",8}\n");
        foreach (var ((family, group), (cases, passed)) in Counts.OrderBy(pair => pair.Key.Family).ThenBy(
            pair => pair.Key.Group, StringComparer.Ordinal))
            table.Append($"{family,-24}{group,-40}{cases,8}{passed,8}{(passed < cases ? "  <--" : "")}\n");
        table.Append($"{"all",-64}{Counts.Values.Sum(count => count.Cases),8}{Counts.Values.Sum(count => count.Passed),8}\n");
        lock (Writing)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "goldens-summary.txt"), table.ToString());
    }
}
