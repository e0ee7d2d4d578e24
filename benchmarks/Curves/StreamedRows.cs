namespace KerasSharp.Benchmarks;

internal sealed class StreamedRows : Curve
{
    private const int BatchSize = 1000;

    public override string Name => "curve-stream";

    public override string Title => "An epoch of Dense(16), Dense(1) over streamed batches of 1,000 rows, 8 features";

    public override string Axis => "rows";

    public override long[] Points => [10_000, 100_000, 1_000_000, 10_000_000];

    public override Action Make(long size)
    {
        var model = new Sequential([new Input([8]), new Dense(16, activation: "relu"), new Dense(1)]);
        model.Compile(optimizer: "adam", loss: "mse");
        return () => model.Fit(Batches(size / BatchSize), verbose: 0);
    }

    private static IEnumerable<Batch> Batches(long count)
    {
        for (var i = 0L; i < count; i++)
            yield return new Batch(randn(BatchSize, 8), randn(BatchSize, 1));
    }
}
