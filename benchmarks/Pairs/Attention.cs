namespace KerasSharp.Benchmarks;

internal sealed class Attention : LayerPair
{
    public override string Name => "attention";

    public override string Title => "MultiHeadAttention(8, 16) on (32, 64, 128), forward and backward";

    public override int Steps => 10;

    protected override Tensor Input() => randn(32, 64, 128);

    protected override Func<Tensor, Tensor> Layer(Tensor input)
    {
        var layer = new MultiHeadAttention(8, 16);
        return x => layer.Apply([x, x], training: true)[0];
    }

    protected override Func<Tensor, Tensor> Torch(Tensor input)
    {
        var module = new HandAttention(128, 8, 16, causal: false);
        return module.call;
    }
}
