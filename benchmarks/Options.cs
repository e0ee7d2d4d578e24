using System.Globalization;

namespace KerasSharp.Benchmarks;

/// <summary>The command line: names of benchmarks, <c>--threads N</c>, <c>--rounds N</c>, <c>--json</c>, <c>--cpu</c>, <c>--svg
/// FOLDER</c>.</summary>
internal sealed record Options(IReadOnlyList<string> Names, int Threads, int Rounds, bool Json, bool Cpu, string? Svg)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project benchmarks -- [NAME…] [--threads N] [--rounds N] [--json] [--cpu] [--svg FOLDER]

        Without a name all pairs are measured. Each is KerasSharp beside TorchSharp by hand, in turns; figures are medians.
        Names that begin with "curve-" are measured at several sizes; with --svg they are drawn into the folder as well.
        With --cpu the process's CPU time counts instead of the clock's: for machines that are busy with other work.
        """;

    /// <summary>Reads the command line; null where it cannot be read.</summary>
    public static Options? Parse(string[] args)
    {
        var (names, threads, rounds, json, cpu) = (new List<string>(), 1, 9, false, false);
        string? svg = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--cpu":
                    cpu = true;
                    break;
                case "--threads" when Number(i + 1, out threads):
                case "--rounds" when Number(i + 1, out rounds):
                    i++;
                    break;
                case "--svg" when i + 1 < args.Length:
                    svg = args[++i];
                    break;
                case ['-', ..]:
                    return null;
                default:
                    names.Add(args[i]);
                    break;
            }
        }

        return new Options(names, threads, rounds, json, cpu, svg);

        bool Number(int at, out int value)
        {
            value = 1;
            return at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
        }
    }
}
