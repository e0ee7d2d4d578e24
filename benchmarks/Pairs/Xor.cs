using KerasSharp.Optimizers;

namespace KerasSharp.Benchmarks;

/// <summary>Epochs of a single step: what an epoch itself costs.</summary>
internal sealed class Xor : Pair
{
    private static readonly float[][] X = [[0, 0], [0, 1], [1, 0], [1, 1]];
    private static readonly float[] Y = [0, 1, 1, 0];

    public override string Name => "xor";

    public override string Title => "XOR of the README, an epoch of one step";

    public override int Steps => 400;

    public override Func<int, double> Ours()
    {
        var model = new Sequential([new Input([2]), new Dense(8, activation: "tanh"), new Dense(1, activation: "sigmoid")]);
        model.Compile(optimizer: new Adam(learningRate: 0.05), loss: "binary_crossentropy", metrics: ["accuracy"]);
        return steps => Time(() => model.Fit(X, Y, epochs: steps, verbose: 0));
    }

    public override Func<int, double> ByHand()
    {
        var model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid());
        var optimizer = optim.Adam(model.parameters(), lr: 0.05);
        var (x, y) = (tensor(X.SelectMany(row => row).ToArray(), [4, 2]), tensor(Y, [4, 1]));
        return steps => Time(() =>
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                var output = model.call(x);
                var loss = nn.functional.binary_cross_entropy(output, y);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                loss.item<float>();
                output.detach().gt(0.5).eq(y.gt(0.5)).sum().item<long>();
            }
        });
    }
}
