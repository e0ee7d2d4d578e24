namespace KerasSharp.Benchmarks;

/// <summary>The same work twice: by KerasSharp, and by hand on TorchSharp.</summary>
internal abstract class Pair
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, with sizes.</summary>
    public abstract string Title { get; }

    /// <summary>How often the work is done in one measurement.</summary>
    public virtual int Steps => 1;

    /// <summary>Microseconds, unless a pair measures something else.</summary>
    public virtual string Unit => "us";

    /// <summary>Makes ready, and gives what does the work a number of times and says what that cost in all, in
    /// <see cref="Unit"/>.</summary>
    public abstract Func<int, double> Ours();

    /// <inheritdoc cref="Ours"/>
    public abstract Func<int, double> ByHand();

    /// <summary>All pairs, by name.</summary>
    public static IReadOnlyList<Pair> All { get; } =
        [.. typeof(Pair).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Pair)) && !type.IsAbstract)
            .Select(type => (Pair)Activator.CreateInstance(type)!).OrderBy(pair => pair.Name, StringComparer.Ordinal)];

    /// <summary>Whether CPU time counts instead of the clock's.</summary>
    public static bool OfCpu { get; set; }

    /// <summary>The microseconds that work takes.</summary>
    public static double Time(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    private static double Now() =>
        (OfCpu ? Environment.CpuUsage.TotalTime : System.Diagnostics.Stopwatch.GetElapsedTime(0)).TotalMicroseconds;
}
