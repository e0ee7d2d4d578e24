using Microsoft.ML.OnnxRuntime;

namespace KerasSharp.Benchmarks;

/// <summary>Predictions of a model, beside its export in OnnxRuntime, both from data to an array of floats.</summary>
internal abstract class OnnxPredict(int rows, int steps) : Pair
{
    public override int Steps => steps;

    /// <summary>The model.</summary>
    protected abstract Model Make();

    public override Func<int, double> Ours()
    {
        var model = Make();
        var x = randn(Sizes(model));
        return count => Time(() =>
        {
            for (var i = 0; i < count; i++)
            {
                using var y = model.Predict(x, batchSize: rows, verbose: 0);
                y.data<float>().ToArray();
            }
        });
    }

    public override Func<int, double> ByHand()
    {
        var path = Path.Combine(Path.GetTempPath(), $"benchmark-{Environment.ProcessId}-{Name}.onnx");
        using var model = Make();
        model.Export(path);
        var session = new InferenceSession(path, new SessionOptions { IntraOpNumThreads = get_num_threads() });
        File.Delete(path);
        var sizes = Sizes(model);
        var data = new float[sizes.Aggregate(1L, (product, size) => product * size)];
        return count => Time(() =>
        {
            using var options = new RunOptions();
            for (var i = 0; i < count; i++)
            {
                using var x = OrtValue.CreateTensorValueFromMemory(data, sizes);
                using var results = session.Run(options, [session.InputNames[0]], [x], session.OutputNames);
                results[0].GetTensorDataAsSpan<float>().ToArray();
            }
        });
    }

    private long[] Sizes(Model model) => [rows, .. model.Inputs[0].Shape.Skip(1).Select(size => size!.Value)];
}

internal abstract class OnnxMlp(int rows, int steps) : OnnxPredict(rows, steps)
{
    protected override Model Make() =>
        new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10, activation: "softmax")]);
}

internal abstract class OnnxCnn(int rows, int steps) : OnnxPredict(rows, steps)
{
    protected override Model Make() => new Sequential(
    [
        new Input([28, 28, 1]), new Conv2D(32, 3, activation: "relu"), new MaxPooling2D(2), new Conv2D(64, 3, activation: "relu"),
            new MaxPooling2D(2), new Flatten(), new Dropout(0.5),
        new Dense(10, activation: "softmax"),
    ]);
}

internal sealed class OnnxMlpOne() : OnnxMlp(1, 2000)
{
    public override string Name => "onnx-mlp-1";

    public override string Title => "Predict of one row, MLP 784-128-10, beside its export in OnnxRuntime";
}

internal sealed class OnnxMlpMany() : OnnxMlp(256, 500)
{
    public override string Name => "onnx-mlp-256";

    public override string Title => "Predict of 256 rows, MLP 784-128-10, beside its export in OnnxRuntime";
}

internal sealed class OnnxCnnOne() : OnnxCnn(1, 300)
{
    public override string Name => "onnx-cnn-1";

    public override string Title => "Predict of one image, CNN of mnist_cnn, beside its export in OnnxRuntime";
}

internal sealed class OnnxCnnMany() : OnnxCnn(256, 5)
{
    public override string Name => "onnx-cnn-256";

    public override string Title => "Predict of 256 images, CNN of mnist_cnn, beside its export in OnnxRuntime";
}
