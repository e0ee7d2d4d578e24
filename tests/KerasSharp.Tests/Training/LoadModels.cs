using KerasSharp.Initializers;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>Models of several kinds, with layers that draw random numbers, keep statistics or states; all seeded, so that two of one seed
/// are alike.</summary>
internal static class LoadModels
{
    /// <summary>Rows for them, (rows, 2, 2).</summary>
    public static Tensor X(int rows)
    {
        using var scope = NewDisposeScope();
        return Small.X(rows).reshape(rows, 2, 2).MoveToOuterDisposeScope();
    }

    public static Model Make(string kind, int seed)
    {
        Model model = kind switch
        {
            "functional" => Functional(seed),
            "stateful" => new Sequential([new Input([2, 2], batchSize: 8), Recurrent(seed, stateful: true), .. Head(seed)]),
            "deferred" => new Sequential([Recurrent(seed), .. Head(seed)]),
            "own" => new Own(seed),
            _ => new Sequential([new Input([2, 2]), Recurrent(seed), .. Head(seed)]),
        };
        model.Compile(new Adam(0.01), "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    private static LSTM Recurrent(int seed, bool stateful = false) =>
        new(5, kernelInitializer: new GlorotUniform(seed), recurrentInitializer: new Orthogonal(
            seed: seed), returnSequences: true, recurrentDropout: 0.1, stateful: stateful, seed: seed);

    private static Layer[] Head(int seed) =>
    [
        new Flatten(),
        new Dense(8, activation: "relu", kernelInitializer: new HeNormal(seed), activityRegularizer: "l2"),
        new BatchNormalization(),
        new Dropout(0.3, seed: seed, noiseShape: [null, 8]),
        new GaussianNoise(0.1, seed: seed),
        new Dense(3, activation: "softmax", kernelInitializer: new GlorotUniform(seed + 1)),
    ];

    /// <summary>A shared layer, a residual and two branches.</summary>
    private static Model Functional(int seed)
    {
        var x = new Input([2, 2]);
        var shared = new Dense(4, kernelInitializer: new HeNormal(seed));
        var sequences = Recurrent(seed).Apply(x);
        var joined = new Concatenate().Apply([shared.Apply(x) + shared.Apply(x * 2), sequences]);
        return new Model(x, Head(seed).Aggregate(joined, (y, layer) => layer.Apply(y)));
    }

    private sealed class Own(int seed) : Model
    {
        private readonly LSTM _recurrent = Recurrent(seed);
        private readonly Layer[] _head = Head(seed);

        protected override Tensor Call(Tensor x, bool training) =>
            _head.Aggregate(_recurrent.Apply(x, training), (y, layer) => layer.Apply(y, training));
    }
}
