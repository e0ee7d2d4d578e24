using KerasSharp.Losses;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Testing;

/// <summary>A small classifier and data for it: 4 numbers in, 3 classes out, 10 rows.</summary>
internal static class Small
{
    public const int Rows = 10;

    public static Sequential Classifier(bool immediate = true, MetricSpec? metrics = null, LossSpec? loss = null)
    {
        List<Layer> layers = [new Dense(5, activation: "relu", name: "hidden"), new Dense(3, activation: "softmax", name: "answer")];
        if (immediate)
            layers.Insert(0, new Input([4]));
        var model = new Sequential(layers, name: "small");
        model.Compile(new SGD(0.1), loss ?? new SparseCategoricalCrossentropy(), metrics: metrics);
        return model;
    }

    public static Tensor X(int rows = Rows)
    {
        using var scope = NewDisposeScope();
        return (arange(rows * 4, ScalarType.Float32) * 0.7).sin().reshape(rows, 4).MoveToOuterDisposeScope();
    }

    public static Tensor Y(int rows = Rows)
    {
        using var scope = NewDisposeScope();
        return arange(rows, ScalarType.Int64).remainder(3).MoveToOuterDisposeScope();
    }

    /// <summary>Batches of the data, made again for each walk.</summary>
    public static IEnumerable<Batch> Batches(int count, int size = 5)
    {
        for (var i = 0; i < count; i++)
            yield return (X(size), Y(size));
    }

    public static float[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();

    public static float[][] Weights(Model model) => [.. model.Weights.Select(weight => Values(weight.Value))];

    /// <summary>The action throws; the model is as before, and training goes on after. A callback that refuses at the beginning of training
    /// leaves an empty history.</summary>
    public static TException Refused<TException>(Model model, Action action, bool byCallback = false)
        where TException : Exception
    {
        var error = Unchanged<TException>(model, action, byCallback);
        Trains(model);
        return error;
    }

    /// <summary>The action throws, and leaves weights, optimizer, seeds and history as they were, and no tensors behind.</summary>
    public static TException Unchanged<TException>(Model model, Action action, bool byCallback = false)
        where TException : Exception
    {
        model.ResetMetrics();
        var (weights, seeds, history, training) = (Weights(model), Seeds(model), model.History, model.training);
        var optimizer = model.IsCompiled ? OptimizerValues(model) : [];
        var live = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var error = Assert.Throws<TException>(action);
        Assert.Equal(live, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(weights, Weights(model));
        Assert.Equal(seeds, Seeds(model));
        Assert.Equal(optimizer, model.IsCompiled ? OptimizerValues(model) : []);
        if (!byCallback)
            Assert.Same(history, model.History);
        Assert.Equal(training, model.training);
        return error;
    }

    private static (int, int)[] Seeds(Model model) => [.. model.SeedGenerators().Select(generator => generator.State)];

    private static float[][] OptimizerValues(Model model) => [.. model.Optimizer.Variables.Select(variable => Values(variable.Value))];

    /// <summary>A fit of the small data works and gives a finite loss.</summary>
    public static void Trains(Model model)
    {
        using var scope = NewDisposeScope();
        Assert.True(double.IsFinite(model.Fit(X(), Y(), verbose: 0)["loss"][0]));
        Assert.Equal([2L, 3L], model.Predict(X(2), verbose: 0).shape);
    }
}
