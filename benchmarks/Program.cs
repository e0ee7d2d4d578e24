using System.Globalization;
using KerasSharp;
using KerasSharp.Benchmarks;
using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var at = Array.IndexOf(args, "--rounds");
var rounds = at < 0 ? 7 : int.Parse(args[at + 1]);
var names = args.Where((_, i) => at < 0 || (i != at && i != at + 1)).ToArray();

using var python = PythonTorch.Start();
Console.WriteLine($"TorchSharp API: {torch.get_num_threads()} threads; Python: {python?.Version ?? "torch is not installed"}; {rounds} interleaved rounds, medians");
// First of all, while nobody else has tensors that wait for the garbage collector.
if (names.Length == 0 || names.Contains("memory"))
    CountTensors();
var workloads = Workload.All.Where(workload => Asked(workload.Name)).ToList();
var functional = Asked("functional") ? Workload.All : [];
var layers = LayerWorkload.All.Where(layer => Asked(layer.Name) || names.Contains("layers")).ToList();
if (workloads.Count > 0)
    Console.WriteLine("| step of | KerasSharp | loop by hand | Python's torch | KerasSharp / loop | KerasSharp / Python |\n|---|---:|---:|---:|---:|---:|");
workloads.ForEach(Measure);
if (functional.Length > 0)
    Console.WriteLine("\n| step of | Sequential | functional model | functional / Sequential |\n|---|---:|---:|---:|");
Array.ForEach(functional, MeasureFunctional);
if (layers.Count > 0)
    Console.WriteLine("\n| layer | forward | Python's torch | ratio | forward and backward | Python's torch | ratio |\n|---|---:|---:|---:|---:|---:|---:|");
layers.ForEach(MeasureLayer);
if (Asked("saving"))
{
    SmallFilesBenchmark.Run();
    SavingBenchmark.Run(python, Math.Min(rounds, 3));
}

bool Asked(string name) => names.Length == 0 || names.Contains(name);

void Measure(Workload workload)
{
    List<IContestant> contestants = [new KerasContestant(workload), new LoopContestant(workload)];
    if (python is not null)
        contestants.Add(new PythonContestant(python, workload.Name));
    var times = Times(contestants, workload.Steps);

    // A ratio is taken within a round, so that a slower moment of the machine strikes both sides.
    string Ratio(int other) => other < contestants.Count ? $"{Median(times[0].Zip(times[other], (a, b) => a / b)):F2}" : "-";
    string Time(int i) => i < contestants.Count ? $"{Median(times[i]) * 1e6:F0} µs" : "-";
    Console.WriteLine($"| {workload.Title} | {Time(0)} | {Time(1)} | {Time(2)} | {Ratio(1)} | {Ratio(2)} |");
}

void MeasureFunctional(Workload workload)
{
    var times = Times([new KerasContestant(workload), new KerasContestant(workload, functional: true)], workload.Steps);
    Console.WriteLine($"| {workload.Title} | {Median(times[0]) * 1e6:F0} µs | {Median(times[1]) * 1e6:F0} µs | {Median(times[1].Zip(times[0], (a, b) => a / b)):F2} |");
}

void MeasureLayer(LayerWorkload layer)
{
    var cells = new List<string>();
    foreach (var backward in (bool[])[false, true])
    {
        List<IContestant> contestants = [new LayerContestant(layer, backward)];
        if (python is not null)
            contestants.Add(new PythonContestant(python, $"{layer.Name}:{(backward ? "backward" : "forward")}"));
        var times = Times(contestants, layer.Calls);
        cells.Add($"{Median(times[0]) * 1e6:F0} µs");
        cells.Add(python is null ? "-" : $"{Median(times[1]) * 1e6:F0} µs");
        cells.Add(python is null ? "-" : $"{Median(times[0].Zip(times[1], (a, b) => a / b)):F2}");
    }

    Console.WriteLine($"| {layer.Title} | {string.Join(" | ", cells)} |");
}

// Seconds a step, of each contestant in each round; they take turns.
List<List<double>> Times(List<IContestant> contestants, int steps)
{
    contestants.ForEach(contestant => contestant.Run(steps));
    var times = contestants.ConvertAll(_ => new List<double>());
    for (var round = 0; round < rounds; round++)
    {
        for (var i = 0; i < contestants.Count; i++)
            times[i].Add(contestants[i].Run(steps) / steps);
    }

    return times;
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted[sorted.Length / 2];
}

static void CountTensors()
{
    var model = new Sequential([new Input([16]), new Dense(8, activation: "relu"), new Dense(1)]);
    model.Compile(optimizer: "adam", loss: "mse");
    var (x, y) = (randn(320, 16), randn(320, 1));
    model.Fit(x, y, epochs: 10, verbose: 0);
    var after100 = Tensor.TotalCount;
    model.Fit(x, y, epochs: 990, verbose: 0);
    Console.WriteLine($"Live tensors after 100 steps: {after100}, after 10,000: {Tensor.TotalCount}");
    Console.WriteLine();
}
