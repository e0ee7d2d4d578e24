using KerasSharp.Applications;
using KerasSharp.Optimizers;

namespace KerasSharp.Benchmarks;

internal sealed class MobileNetV2Training : Pair
{
    public override string Name => "mobilenetv2-training";

    public override string Title => "MobileNetV2, a training step with Adam, batch 16, 224 x 224";

    public override Func<int, double> Ours()
    {
        var model = new MobileNetV2(weights: null, classifierActivation: null, classes: 10);
        model.Compile(optimizer: new Adam(), loss: new Losses.SparseCategoricalCrossentropy(fromLogits: true));
        var (x, y) = Batch();
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
                model.TrainOnBatch(x, y);
        });
    }

    public override Func<int, double> ByHand()
    {
        var model = torchvision.models.mobilenet_v2(num_classes: 10, dropout: 0);
        var optimizer = optim.Adam(model.parameters());
        var (images, y) = Batch();
        var x = images.permute(0, 3, 1, 2);
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                var loss = nn.functional.cross_entropy(model.call(x), y);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                loss.item<float>();
            }
        });
    }

    private static (Tensor X, Tensor Y) Batch() => (rand(16, 224, 224, 3), randint(0, 10, [16], ScalarType.Int64));
}
