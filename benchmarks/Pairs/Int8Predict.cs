namespace KerasSharp.Benchmarks;

/// <summary><c>Predict</c> of a layer quantized to int8, beside the same layer in float32.</summary>
internal abstract class Int8Predict(int rows, int steps) : Pair
{
    public override string Name => $"int8-{rows}";

    public override string Title => $"`Predict` of Dense(1024) on 1024 numbers, batch {rows}, int8, beside float32";

    public override int Steps => steps;

    public override Func<int, double> Ours() => Predict("int8");

    public override Func<int, double> ByHand() => Predict(null);

    private Func<int, double> Predict(string? mode)
    {
        var model = new Sequential([new Input([1024]), new Dense(1024)]);
        if (mode is not null)
            model.Quantize(mode, verbose: false);
        var x = randn(rows, 1024);
        return count => Time(() =>
        {
            for (var i = 0; i < count; i++)
                model.Predict(x, batchSize: rows, verbose: 0).Dispose();
        });
    }
}

internal sealed class Int8PredictOfOne() : Int8Predict(1, 200);

internal sealed class Int8PredictOfEight() : Int8Predict(8, 100);

internal sealed class Int8PredictOfMany() : Int8Predict(256, 20);
