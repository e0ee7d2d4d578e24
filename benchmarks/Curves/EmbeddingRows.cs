using KerasSharp.Optimizers;

namespace KerasSharp.Benchmarks;

internal sealed class EmbeddingRows : Curve
{
    public override string Name => "curve-embedding";

    public override string Title => "A training step of Embedding(rows, 8), indices (32, 100), SGD";

    public override string Axis => "rows of the table";

    public override long[] Points => [10_000, 100_000, 1_000_000, 10_000_000];

    public override Action Make(long size)
    {
        var model = new Sequential([new Input([100]), new Embedding((int)size, 8), new GlobalAveragePooling1D(), new Dense(1)]);
        model.Compile(optimizer: new SGD(), loss: "mse");
        var (x, y) = (randint(0, size, [32, 100], ScalarType.Int64), randn(32, 1));
        return () => model.TrainOnBatch(x, y);
    }
}
