namespace KerasSharp.Generators.Tests;

/// <summary>Compares text with the file of the expected text in Snapshots.</summary>
internal static class Snapshot
{
    public static void Check(string name, string actual)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Snapshots", name + ".txt");
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (actual == expected)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, name + ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail(
            $"The text differs from Snapshots/{name}.txt{Difference(expected.Split('\n'), actual.Split('\n'))}\nIf the new text is "
            + $"right, copy it from {received}");
    }

    private static string Difference(string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return $", first in line {line + 1}:\n{Excerpt("- ", expected, line)}\n{Excerpt("+ ", actual, line)}";
    }

    private static string Excerpt(string mark, string[] lines, int first) =>
        string.Join('\n', lines.Skip(first).Take(3).Select(line => mark + line));
}
