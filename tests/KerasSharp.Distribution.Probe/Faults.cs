using KerasSharp;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace DistributionProbe;

/// <summary>Processes that do not fit each other.</summary>
internal static class Faults
{
    public static void Run(string folder, string name)
    {
        var last = Distribution.Rank == Distribution.ProcessCount - 1;
        var (units, batches, error) = name switch
        {
            "units" => (last ? 5 : 4, 2, false),
            "steps" => (4, last ? 3 : 2, false),
            "error" => (4, 2, last),
            _ => throw new ArgumentException($"There is no fault '{name}'.", nameof(name)),
        };
        var model = new Sequential([new Input([3]), new Dense(units), new Dense(1)]);
        model.Compile("sgd", "mse");
        try
        {
            model.Fit(rand(8 * batches, 3), rand(8 * batches, 1), batchSize: 8, verbose: 0, callbacks: [new Callbacks(error)]);
        }
        catch (InvalidOperationException e)
        {
            File.WriteAllText(Path.Combine(folder, $"fault.{Distribution.Rank}"), e.Message);
        }
    }

    private sealed class Callbacks(bool fails) : KerasSharp.Callbacks.Callback
    {
        public override void OnTrainBatchEnd(int batch, Logs logs)
        {
            if (fails)
                throw new NotSupportedException("a fault of the program");
        }
    }
}
