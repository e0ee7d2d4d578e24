namespace KerasSharp.Benchmarks;

internal sealed class PredictOne : Pair
{
    public override string Name => "predict-one";

    public override string Title => "Predict of one row, MLP, beside the raw module";

    public override int Steps => 2000;

    public override Func<int, double> Ours()
    {
        var model = new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10)]);
        var x = randn(1, 784);
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
                model.Predict(x, verbose: 0).Dispose();
        });
    }

    public override Func<int, double> ByHand()
    {
        var model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10));
        var x = randn(1, 784);
        return steps => Time(() =>
        {
            using var mode = no_grad();
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                model.call(x);
            }
        });
    }
}
