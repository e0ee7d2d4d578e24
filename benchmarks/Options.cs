using System.Globalization;

namespace KerasSharp.Benchmarks;

/// <summary>The command line: names of benchmarks, <c>--threads N</c>, <c>--rounds N</c>, <c>--json</c>, <c>--cpu</c>.</summary>
internal sealed record Options(IReadOnlyList<string> Names, int Threads, int Rounds, bool Json, bool Cpu)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project benchmarks -- [NAME…] [--threads N] [--rounds N] [--json] [--cpu]

        Without a name all pairs are measured. Each is KerasSharp beside TorchSharp by hand, in turns; figures are medians.
        With --cpu the process's CPU time counts instead of the clock's: for machines that are busy with other work.
        """;

    /// <summary>Reads the command line; null where it cannot be read.</summary>
    public static Options? Parse(string[] args)
    {
        var (names, threads, rounds, json, cpu) = (new List<string>(), 1, 9, false, false);
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
                case ['-', ..]:
                    return null;
                default:
                    names.Add(args[i]);
                    break;
            }
        }

        return new Options(names, threads, rounds, json, cpu);

        bool Number(int at, out int value)
        {
            value = 1;
            return at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
        }
    }
}
