using System.Globalization;
using KerasSharp.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["child", var work])
    return ChildProcess.Run(work);
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

var known = Pair.All.Select(pair => pair.Name).Concat(Curve.All.Select(curve => curve.Name)).Append("saving").ToArray();
if (options.Names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. There are: {string.Join(", ", known)}");
    return 2;
}

torch.set_num_threads(options.Threads);
Pair.OfCpu = options.Cpu;
var pairs = Pair.All.Where(pair => options.Names.Count == 0 || options.Names.Contains(pair.Name)).ToList();
if (!options.Json && pairs.Count > 0)
{
    Console.WriteLine(
        $"{options.Threads} torch thread(s), {options.Rounds} interleaved rounds, medians; the spread is that of the middle half of the "
        + "ratios.\n");
    Console.WriteLine("| name | work | KerasSharp | by hand | ratio | spread |\n|---|---|---:|---:|---:|---:|");
}

foreach (var pair in pairs)
{
    var measurement = Measurement.Of(pair, options.Rounds);
    Console.WriteLine(options.Json ? measurement.ToJson() : measurement.ToRow());
    GC.Collect();
    GC.WaitForPendingFinalizers();
}

foreach (var curve in Curve.All.Where(curve => options.Names.Contains(curve.Name)))
    curve.Run(options.Rounds, options.Svg);

if (options.Names.Contains("saving"))
{
    SmallFilesBenchmark.Run();
    SavingBenchmark.Run(Math.Min(options.Rounds, 3));
}

return 0;
