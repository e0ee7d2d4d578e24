namespace KerasSharp.Benchmarks;

internal sealed class EmbeddingForward : LayerPair
{
    public override string Name => "embedding";

    public override string Title => "Embedding(10000, 64) on (32, 100), forward";

    public override int Steps => 1000;

    protected override bool Backward => false;

    protected override Tensor Input() => randint(0, 10_000, [32, 100], ScalarType.Int64);

    protected override Func<Tensor, Tensor> Layer(Tensor input)
    {
        var layer = new Embedding(10_000, 64);
        return x => layer.Apply(x);
    }

    protected override Func<Tensor, Tensor> Torch(Tensor input)
    {
        var table = rand(10_000, 64);
        return x => table.index_select(0, x.view(-1)).view(32, 100, 64);
    }
}
