namespace KerasSharp.Benchmarks;

internal sealed class LstmSteps : Curve
{
    public override string Name => "curve-lstm";

    public override string Title => "A training step of LSTM(32), 16 features, batch 16, Adam";

    public override string Axis => "steps of the sequences";

    public override long[] Points => [50, 500, 5000];

    public override Action Make(long size)
    {
        var model = new Sequential([new Input([(int)size, 16]), new LSTM(32), new Dense(1)]);
        model.Compile(optimizer: "adam", loss: "mse");
        var (x, y) = (randn(16, size, 16), randn(16, 1));
        return () => model.TrainOnBatch(x, y);
    }
}
