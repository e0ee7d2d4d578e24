namespace KerasSharp.Benchmarks;

/// <summary>Training steps of a classifier with Adam: <c>Fit</c> with shuffling, the loss and accuracy, beside the loop that one writes by
/// hand for the same.</summary>
internal abstract class TrainingPair : Pair
{
    private const int Batches = 64;

    protected virtual int BatchSize => 32;

    protected virtual int Classes => 10;

    /// <summary>The KerasSharp model; its last layer gives logits.</summary>
    protected abstract Model Keras();

    /// <summary>The same of TorchSharp's modules.</summary>
    protected abstract nn.Module<Tensor, Tensor> Torch();

    /// <summary>Some rows as KerasSharp takes them.</summary>
    protected abstract Tensor Inputs(int rows);

    /// <summary>The answers to some rows.</summary>
    protected virtual Tensor Targets(int rows) => randint(0, Classes, [rows], ScalarType.Int64);

    /// <summary>The rows as the module takes them.</summary>
    protected virtual Tensor ForTorch(Tensor x) => x;

    /// <summary>Cross-entropy of the module's logits.</summary>
    protected virtual Tensor Loss(Tensor logits, Tensor y) => nn.functional.cross_entropy(logits, y);

    public override Func<int, double> Ours()
    {
        var model = Keras();
        model.Compile(optimizer: "adam", loss: new Losses.SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        var rows = Math.Min(Batches, Steps) * BatchSize;
        var (x, y) = (Inputs(rows), Targets(rows));
        return steps => Time(() => model.Fit(x, y, batchSize: BatchSize, epochs: Math.Max(1, steps / Batches), verbose: 0));
    }

    public override Func<int, double> ByHand()
    {
        var model = Torch();
        var optimizer = optim.Adam(model.parameters());
        var rows = Math.Min(Batches, Steps) * BatchSize;
        var (allX, allY) = (ForTorch(Inputs(rows)), Targets(rows));
        return steps => Time(() =>
        {
            using var outer = NewDisposeScope();
            var (total, correct) = (zeros(1), zeros(1));
            for (var done = 0; done < steps;)
            {
                using var order = randperm(rows);
                for (var first = 0; first < rows && done < steps; first += BatchSize, done++)
                {
                    using var scope = NewDisposeScope();
                    var batch = order.narrow(0, first, BatchSize);
                    var (x, y) = (allX.index_select(0, batch), allY.index_select(0, batch));
                    var logits = model.call(x);
                    var loss = Loss(logits, y);
                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    total.add_(loss.detach(), BatchSize);
                    correct.add_(logits.detach().argmax(-1).eq(y).sum());
                }
            }
        });
    }
}
