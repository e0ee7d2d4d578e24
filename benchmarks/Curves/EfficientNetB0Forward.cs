using KerasSharp.Applications;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Benchmarks;

/// <summary>TorchSharp's torchvision has no such network to compare with.</summary>
internal sealed class EfficientNetB0Forward : Curve
{
    public override string Name => "curve-efficientnetb0";

    public override string Title => "Forward pass of EfficientNetB0, 224 x 224";

    public override string Axis => "images of the batch";

    public override long[] Points => [1, 4, 16];

    public override Action Make(long size)
    {
        var (model, x) = (new EfficientNetB0(weights: null), rand(size, 224, 224, 3));
        return () =>
        {
            using var scope = NewDisposeScope();
            using var mode = no_grad();
            model.Apply(x, training: false);
        };
    }
}
