using KerasSharp.Datasets;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.Benchmarks;

/// <summary>An epoch of <c>Fit</c> from a data view, beside one from a tensor of the same rows.</summary>
internal sealed class MLNetFit : Pair
{
    public override string Name => "mlnet-fit";

    public override string Title => "epoch of the MLP on MNIST from an IDataView, beside one from a tensor";

    public override Func<int, double> Ours()
    {
        var (x, y) = Data();
        var (pixels, labels) = (x.data<float>().ToArray(), y.data<long>().ToArray());
        var context = new MLContext();
        var view = context.Data.LoadFromEnumerable(labels.Select((label, i) =>
            new Digit { Pixels = pixels[(784 * i)..(784 * (i + 1))], Label = label }).ToArray());
        var model = Model();
        return epochs => Time(() => model.Fit(view, x: "Pixels", y: "Label", epochs: epochs, verbose: 0));
    }

    public override Func<int, double> ByHand()
    {
        var (x, y) = Data();
        var model = Model();
        return epochs => Time(() => model.Fit(x, y, epochs: epochs, verbose: 0));
    }

    private static (Tensor X, Tensor Y) Data()
    {
        var ((x, y), _) = Mnist.LoadData();
        return (x.reshape(-1, 784).to_type(ScalarType.Float32) / 255, y.to_type(ScalarType.Int64));
    }

    private static Sequential Model()
    {
        var model = new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dropout(0.2),
            new Dense(10, activation: "softmax")]);
        model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    private sealed class Digit
    {
        [VectorType(784)]
        public float[] Pixels { get; set; } = [];

        public long Label { get; set; }
    }
}
