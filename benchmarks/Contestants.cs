using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Benchmarks;

/// <summary>Someone who trains a workload's model for a number of steps; gives the seconds it took.</summary>
internal interface IContestant
{
    double Run(int steps);
}

/// <summary>KerasSharp's <c>Fit</c>, with shuffling, the loss and accuracy.</summary>
/// <remarks>As the stack that the workload makes, or as a functional model of the same layers.</remarks>
internal sealed class KerasContestant : IContestant
{
    private readonly Model _model;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private readonly int _batchSize;

    public KerasContestant(Workload workload, bool functional = false)
    {
        var stack = workload.Keras();
        _model = functional ? new Model(stack.Inputs, stack.Outputs) : stack;
        _model.Compile(optimizer: "adam", loss: new Losses.SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        (_x, _y) = workload.Data(workload.InputShape);
        _batchSize = workload.BatchSize;
    }

    public double Run(int steps)
    {
        var watch = Stopwatch.StartNew();
        _model.Fit(_x, _y, batchSize: _batchSize, epochs: Math.Max(1, steps / Workload.BatchesOfData), stepsPerEpoch: Math.Min(steps, Workload.BatchesOfData), verbose: 0);
        return watch.Elapsed.TotalSeconds;
    }
}

/// <summary>A loop written by hand on TorchSharp's modules and its Adam.</summary>
internal sealed class LoopContestant : IContestant
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private readonly int _batchSize;

    public LoopContestant(Workload workload)
    {
        _model = workload.Torch();
        _optimizer = optim.Adam(_model.parameters());
        (_x, _y) = workload.Data(workload.TorchShape);
        _batchSize = workload.BatchSize;
    }

    public double Run(int steps)
    {
        var watch = Stopwatch.StartNew();
        using var outer = NewDisposeScope();
        var (total, correct) = (zeros(1), zeros(1));
        for (var done = 0; done < steps;)
        {
            using var order = randperm(_x.shape[0]);
            for (var first = 0; first < _x.shape[0] && done < steps; first += _batchSize, done++)
            {
                using var scope = NewDisposeScope();
                var rows = order.narrow(0, first, _batchSize);
                var (x, y) = (_x.index_select(0, rows), _y.index_select(0, rows));
                var predictions = _model.call(x);
                var loss = nn.functional.cross_entropy(predictions, y);
                _optimizer.zero_grad();
                loss.backward();
                _optimizer.step();
                total.add_(loss.detach(), _batchSize);
                correct.add_(predictions.detach().argmax(1).eq(y).sum());
            }
        }

        return watch.Elapsed.TotalSeconds;
    }
}

/// <summary>Python's torch, in a process of its own that answers line by line.</summary>
internal sealed class PythonContestant(PythonTorch python, string name) : IContestant
{
    public double Run(int steps) => double.Parse(python.Ask($"{name} {steps}"), CultureInfo.InvariantCulture);
}
