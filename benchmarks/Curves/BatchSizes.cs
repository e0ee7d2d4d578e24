namespace KerasSharp.Benchmarks;

internal sealed class BatchSizes : Curve
{
    public override string Name => "curve-batch";

    public override string Title => "A training step of the MLP 784-128-10, Adam";

    public override string Axis => "rows of the batch";

    public override long[] Points => [1, 8, 64, 512, 4096];

    public override Action Make(long size)
    {
        var model = new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10)]);
        model.Compile(optimizer: "adam", loss: new Losses.SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        var (x, y) = (randn(size, 784), randint(0, 10, [size], ScalarType.Int64));
        return () => model.TrainOnBatch(x, y);
    }
}
