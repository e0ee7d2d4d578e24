namespace KerasSharp.Benchmarks;

internal sealed class SimpleRnn : TrainingPair
{
    public override string Name => "simple-rnn";

    public override string Title => "SimpleRNN(64) of 50 steps, 32 features, batch 32, Adam";

    public override int Steps => 64;

    protected override Model Keras() => new Sequential([new Input([50, 32]), new SimpleRNN(64), new Dense(10)]);

    protected override nn.Module<Tensor, Tensor> Torch()
    {
        var (recurrent, linear) = (nn.RNN(32, 64, batchFirst: true), nn.Linear(64, 10));
        return new Lambda(x => linear.call(LastStep(recurrent.call(x, null).Item1)), recurrent, linear);
    }

    protected override Tensor Inputs(int rows) => randn(rows, 50, 32);

    private static Tensor LastStep(Tensor outputs) => outputs.select(1, -1);
}
