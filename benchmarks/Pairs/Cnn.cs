namespace KerasSharp.Benchmarks;

/// <summary>The hand's images are in channels-last memory, which is quicker than libtorch's default.</summary>
internal sealed class Cnn : TrainingPair
{
    public override string Name => "cnn";

    public override string Title => "CNN of mnist_cnn, batch 128, Adam";

    public override int Steps => 12;

    protected override int BatchSize => 128;

    protected override Model Keras() => new Sequential(
    [
        new Input([28, 28, 1]), new Conv2D(32, (3, 3), activation: "relu"), new MaxPooling2D((2, 2)), new Conv2D(
            64, (3, 3), activation: "relu"),
        new MaxPooling2D((2, 2)), new Flatten(), new Dropout(0.5), new Dense(10),
    ]);

    protected override nn.Module<Tensor, Tensor> Torch()
    {
        var (first, second, last) = (nn.Conv2d(1, 32, 3), nn.Conv2d(32, 64, 3), nn.Linear(1600, 10));
        var (pool, dropout) = (nn.MaxPool2d(2), nn.Dropout(0.5));
        return new Lambda(
            x =>
            {
                // A batch in channels-last memory: the layers after it keep the layout.
                var images = x.permute(0, 3, 1, 2);
                var features = pool.call(nn.functional.relu(second.call(pool.call(nn.functional.relu(first.call(images))))));
                return last.call(dropout.call(features.flatten(1)));
            },
            first, second, last, pool, dropout);
    }

    protected override Tensor Inputs(int rows) => randn(rows, 28, 28, 1);
}
