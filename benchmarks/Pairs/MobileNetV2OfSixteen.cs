using KerasSharp.Applications;

namespace KerasSharp.Benchmarks;

internal sealed class MobileNetV2OfSixteen : NetworkPair
{
    public override string Name => "mobilenetv2-16";

    public override string Title => "MobileNetV2, forward, batch 16, 224 x 224";

    protected override int BatchSize => 16;

    protected override Model Keras() => new MobileNetV2(weights: null, classifierActivation: null);

    protected override nn.Module<Tensor, Tensor> Torch() => torchvision.models.mobilenet_v2();
}
