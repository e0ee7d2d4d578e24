using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Saving;

/// <summary>Whole models in the layout of Keras 2.2, which names inputs, learning rates and nodes otherwise. Keras2/make.py made the files,
/// and computed what they predict.</summary>
public sealed class Keras2FileTests
{
    private static readonly float[] X = [1, 2, 3, 0.5f], Y = [0.5f, -1, 0, 2];

    [Fact]
    public void A_sequential_model_loads()
    {
        using var model = Assert.IsType<Sequential>(Model.Load(File("keras2_sequential.h5")));
        Assert.Equal(["dense_1", "dropout_1", "dense_2"], model.Layers.Select(layer => layer.Name));
        Check([0.6791787f, 0.3208213f], model.Predict(tensor(X).reshape(1, 4), verbose: 0));
        Assert.Equal(0.25f, Assert.IsType<SGD>(model.Optimizer).LearningRate.Value, 1e-7);
        model.Fit(tensor(X).reshape(1, 4), tensor(new float[] { 1, 0 }).reshape(1, 2), verbose: 0);
    }

    [Fact]
    public void A_functional_model_with_a_shared_layer_loads()
    {
        using var model = Model.Load(File("keras2_functional.h5"));
        Assert.Equal(["input_1", "input_2", "shared", "add_1", "out"], model.Layers.Select(layer => layer.Name));
        Check([1.0231805f, 0.57553864f], model.Apply((Tensor[])[tensor(X).reshape(1, 4), tensor(Y).reshape(1, 4)], training: false)[0]);
        Assert.Equal(0.125f, Assert.IsType<Adam>(model.Optimizer).LearningRate.Value, 1e-7);
    }

    [Fact]
    public void Weights_load_by_name()
    {
        using var scope = NewDisposeScope();
        var (named, other) = (new Dense(2, name: "dense_2"), new Dense(5, name: "another"));
        using var model = new Sequential([new Input([3]), named, other]);
        var before = other.GetWeights()[0].data<float>().ToArray();
        model.LoadWeights(File("keras2_sequential.h5"), byName: true);
        Check([-0.4f, -0.2f, 0, 0.2f, 0.4f, 0.6f], named.Kernel!);
        Assert.Equal(before, other.GetWeights()[0].data<float>().ToArray());

        // In order, the file has other layers than the model.
        var error = Assert.Throws<ModelFileException>(() => model.LoadWeights(File("keras2_sequential.h5")));
        Assert.Contains("dense_1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_of_the_name_and_another_shape_is_refused_or_left()
    {
        using var scope = NewDisposeScope();
        var (fits, wider) = (new Dense(3, name: "dense_1"), new Dense(7, name: "dense_2"));
        using var model = new Sequential([new Input([4]), fits, wider]);
        var (first, second) = (fits.GetWeights()[0].data<float>().ToArray(), wider.GetWeights()[0].data<float>().ToArray());
        var error = Assert.Throws<ModelFileException>(() => model.LoadWeights(File("keras2_sequential.h5"), byName: true));
        Assert.Contains("dense_2", error.Message, StringComparison.Ordinal);
        Assert.Equal(first, fits.GetWeights()[0].data<float>().ToArray());

        model.LoadWeights(File("keras2_sequential.h5"), byName: true, skipMismatch: true);
        Assert.Equal(-0.5f, fits.Kernel!.Value[0, 0].item<float>(), 1e-6);
        Assert.Equal(second, wider.GetWeights()[0].data<float>().ToArray());
    }

    private static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Saving", "Keras2", name);

    private static void Check(float[] expected, Tensor actual)
    {
        var values = actual.detach().flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
