namespace KerasSharp.Benchmarks;

internal sealed class DenseDepth : Curve
{
    public override string Name => "curve-dense";

    public override string Title => "A training step of a stack of Dense(16), batch 32, Adam";

    public override string Axis => "layers";

    public override long[] Points => [10, 100, 1000];

    public override Action Make(long size)
    {
        var hidden = Enumerable.Range(0, (int)size - 1).Select(_ => new Dense(16, activation: "relu"));
        var model = new Sequential([new Input([16]), .. hidden, new Dense(1)]);
        model.Compile(optimizer: "adam", loss: "mse");
        var (x, y) = (randn(32, 16), randn(32, 1));
        return () => model.TrainOnBatch(x, y);
    }
}
