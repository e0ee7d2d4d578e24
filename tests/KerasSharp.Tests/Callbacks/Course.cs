using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Callbacks;

/// <summary>Trainings whose loss follows a given course, one value an epoch; after each epoch the model's only weight is the epoch's
/// number, from 1.</summary>
internal static class Course
{
    public static Sequential Model()
    {
        var model = new Sequential(
            [new Input([1]), new Dense(1, useBias: false, kernelInitializer: "zeros", name: "only")], name: "course");
        model.Compile(new SGD(1.0), "mse");
        return model;
    }

    public static History Run(Sequential model, Callback callback, params double[] losses) =>
        model.Fit(
            new float[1, 1], new float[1, 1], epochs: losses.Length, verbose: 0,
            callbacks: [new LambdaCallback(onEpochEnd: (epoch, logs) => Set(model, epoch + 1, logs, losses[epoch])), callback]);

    public static float Weight(Sequential model) => model.Weights[0].Value.item<float>();

    private static void Set(Sequential model, int epoch, Logs logs, double loss)
    {
        using var weight = full([1, 1], epoch);
        model.SetWeights([weight]);
        logs["loss"] = loss;
    }
}
