using KerasSharp.Applications;

namespace KerasSharp.Benchmarks;

internal sealed class ResNet50OfOne : NetworkPair
{
    public override string Name => "resnet50-1";

    public override string Title => "ResNet50, forward, batch 1, 224 x 224";

    protected override int BatchSize => 1;

    protected override Model Keras() => new ResNet50(weights: null, classifierActivation: null);

    protected override nn.Module<Tensor, Tensor> Torch() => torchvision.models.resnet50();
}
