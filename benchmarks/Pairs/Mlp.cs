namespace KerasSharp.Benchmarks;

internal sealed class Mlp : TrainingPair
{
    public override string Name => "mlp";

    public override string Title => "MLP 784-128-10, batch 32, Adam";

    public override int Steps => 640;

    protected override Model Keras() => new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10)]);

    protected override nn.Module<Tensor, Tensor> Torch() => nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10));

    protected override Tensor Inputs(int rows) => randn(rows, 784);
}
