namespace KerasSharp.Benchmarks;

/// <summary>Both sides are KerasSharp's: a single step asked for beside the same step inside <c>Fit</c>.</summary>
internal sealed class TrainOnBatch : Pair
{
    public override string Name => "train-on-batch";

    public override string Title => "TrainOnBatch of the MLP, beside a step inside Fit";

    public override int Steps => 640;

    public override Func<int, double> Ours()
    {
        var model = Make();
        var (x, y) = (randn(32, 784), randint(0, 10, [32], ScalarType.Int64));
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
                model.TrainOnBatch(x, y);
        });
    }

    public override Func<int, double> ByHand()
    {
        var model = Make();
        var (x, y) = (randn(64 * 32, 784), randint(0, 10, [64 * 32], ScalarType.Int64));
        return steps => Time(() => model.Fit(x, y, batchSize: 32, epochs: steps / 64, verbose: 0));
    }

    private static Sequential Make()
    {
        var model = new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10)]);
        model.Compile(optimizer: "adam", loss: new Losses.SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        return model;
    }
}
