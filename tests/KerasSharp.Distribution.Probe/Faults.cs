using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace DistributionProbe;

/// <summary>Processes that do not fit each other.</summary>
internal static class Faults
{
    public static void Run(string folder, string name)
    {
        Sequential model = null!;
        var last = Distribution.Rank == Distribution.ProcessCount - 1;
        var (units, batches, callback) = name switch
        {
            "units" => (last ? 5 : 4, 2, new LambdaCallback()),
            "steps" => (4, last ? 3 : 2, new LambdaCallback()),
            "error" => (4, 2, new LambdaCallback(onTrainBatchEnd: (_, _) => Fail(last))),
            "stop after a batch" => (4, 2, new LambdaCallback(onTrainBatchEnd: (_, _) => Stop(last))),
            "stop after an epoch" => (4, 2, new LambdaCallback(onEpochEnd: (_, _) => Stop(last))),
            _ => throw new ArgumentException($"There is no fault '{name}'.", nameof(name)),
        };
        model = new Sequential([new Input([3]), new Dense(units), new Dense(1)]);
        model.Compile("sgd", "mse");
        try
        {
            var history = model.Fit(
                rand(8 * batches, 3), rand(8 * batches, 1), batchSize: 8, epochs: 3, verbose: 0, callbacks: [callback]);
            File.WriteAllText(
                Path.Combine(folder, $"fault.{Distribution.Rank}"), $"epochs: {history.Epoch.Count}, steps: {model.Optimizer.Iterations}");
        }
        catch (InvalidOperationException e)
        {
            File.WriteAllText(Path.Combine(folder, $"fault.{Distribution.Rank}"), e.Message);
        }

        void Stop(bool here) => model.StopTraining |= here;
    }

    private static void Fail(bool here)
    {
        if (here)
            throw new NotSupportedException("a fault of the program");
    }
}
