namespace KerasSharp.Benchmarks;

internal sealed class Conv2DLayer : LayerPair
{
    public override string Name => "conv2d";

    public override string Title => "Conv2D(32, 3), channels last, on (32, 28, 28, 16), forward and backward";

    public override int Steps => 20;

    protected override Tensor Input() => randn(32, 28, 28, 16);

    protected override Func<Tensor, Tensor> Layer(Tensor input)
    {
        var layer = new Conv2D(32, 3, dataFormat: "channels_last");
        return x => layer.Apply(x, training: true);
    }

    protected override Func<Tensor, Tensor> Torch(Tensor input)
    {
        var module = nn.Conv2d(16, 32, 3);
        return x => module.call(x.permute(0, 3, 1, 2));
    }
}
