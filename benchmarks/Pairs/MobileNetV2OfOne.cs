using KerasSharp.Applications;

namespace KerasSharp.Benchmarks;

internal sealed class MobileNetV2OfOne : NetworkPair
{
    public override string Name => "mobilenetv2-1";

    public override string Title => "MobileNetV2, forward, batch 1, 224 x 224";

    protected override int BatchSize => 1;

    protected override Model Keras() => new MobileNetV2(weights: null, classifierActivation: null);

    protected override nn.Module<Tensor, Tensor> Torch() => torchvision.models.mobilenet_v2();
}
