namespace KerasSharp.Benchmarks;

internal sealed class BidirectionalLstm : TrainingPair
{
    public override string Name => "bidirectional";

    public override string Title => "Bidirectional(LSTM(64)) of 50 steps, 32 features, batch 32, Adam";

    public override int Steps => 64;

    protected override Model Keras() => new Sequential([new Input([50, 32]), new Bidirectional(new LSTM(64)), new Dense(10)]);

    protected override nn.Module<Tensor, Tensor> Torch()
    {
        var (recurrent, linear) = (nn.LSTM(32, 64, batchFirst: true, bidirectional: true), nn.Linear(128, 10));
        return new Lambda(x => linear.call(LastStep(recurrent.call(x, null).Item1)), recurrent, linear);
    }

    protected override Tensor Inputs(int rows) => randn(rows, 50, 32);

    // The backward half has read all at the first step.
    private static Tensor LastStep(Tensor outputs) =>
        cat([outputs.select(1, -1).narrow(1, 0, 64), outputs.select(1, 0).narrow(1, 64, 64)], 1);
}
