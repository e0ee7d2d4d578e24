using KerasSharp;
using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Benchmarks;

/// <summary>A model, its data, and how many steps make a measurement.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What it is.</param>
/// <param name="InputShape">The shape of one row, channels last.</param>
/// <param name="BatchSize">Rows a step.</param>
/// <param name="Steps">Steps of a measurement.</param>
/// <param name="Keras">Makes the KerasSharp model; its last layer gives logits.</param>
/// <param name="Torch">Makes the same from TorchSharp's modules.</param>
/// <param name="TorchShape">The shape of one row for TorchSharp's modules.</param>
internal sealed record Workload(
    string Name, string Title, long[] InputShape, int BatchSize, int Steps, Func<Sequential> Keras, Func<nn.Module<Tensor, Tensor>> Torch, long[] TorchShape)
{
    public const int BatchesOfData = 64;

    public static readonly Workload[] All =
    [
        new("mlp", "MLP 784-128-10, batch 32, Adam", [784], 32, 1920,
            () => new Sequential([new Input([784]), new Dense(128, activation: "relu"), new Dense(10)]),
            () => nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)), [784]),
        new("cnn", "CNN of mnist_cnn, batch 128, Adam", [28, 28, 1], 128, 32,
            () => new Sequential(
            [
                new Input([28, 28, 1]), new Conv2D(32, (3, 3), activation: "relu"), new MaxPooling2D((2, 2)), new Conv2D(64, (3, 3), activation: "relu"),
                new MaxPooling2D((2, 2)), new Flatten(), new Dropout(0.5), new Dense(10),
            ]),
            () => nn.Sequential(
                nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10)),
            [1, 28, 28]),
        new("lstm", "LSTM 50 steps, 32 features, 64 units, batch 32, Adam", [50, 32], 32, 128,
            () => new Sequential([new Input([50, 32]), new LSTM(64), new Dense(10)]),
            () => new LastOfLstm(32, 64, 10), [50, 32]),
    ];

    public (Tensor X, Tensor Y) Data(long[] shape) =>
        (randn([BatchesOfData * BatchSize, .. shape]), randint(0, 10, [BatchesOfData * BatchSize], ScalarType.Int64));

    /// <summary>TorchSharp's LSTM, its last output, and a linear layer.</summary>
    private sealed class LastOfLstm : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.LSTM _lstm;
        private readonly TorchSharp.Modules.Linear _linear;

        public LastOfLstm(long features, long units, long classes)
            : base(nameof(LastOfLstm))
        {
            _lstm = nn.LSTM(features, units, batchFirst: true);
            _linear = nn.Linear(units, classes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var (output, _, _) = _lstm.call(input, null);
            return _linear.call(output.select(1, -1));
        }
    }
}
