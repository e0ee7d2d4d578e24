namespace KerasSharp.Tests.Saving;

/// <summary>Layers with a change of low rank: files hold the sum, as Keras's do, and after loading the change is zero.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class LoraFileTests
{
    // What Keras 3.16 wrote for these factors.
    private static readonly float[] Merged = [0.045f, 0.16f, 0.275f, 0.435f, 0.61f, 0.785f, 0.825f, 1.06f, 1.295f, 1.215f, 1.51f, 1.805f];

    [Fact]
    public void A_dense_layer_is_written_as_Keras_writes_it()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var layer = new Dense(3);
        using var model = new Sequential([new Input([4]), layer]);
        layer.EnableLora(2, alpha: 3);
        layer.SetWeights([Counted(4, 3), zeros(3), Counted(4, 2), Counted(2, 3)]);
        model.SaveWeights(folder["m.weights.h5"]);
        using (var file = Hdf5File.Open(folder["m.weights.h5"]))
        {
            var kernel = TensorBytes.Read(file.Root.FindDataset("layers/dense/vars/0")!);
            Assert.All(Merged.Zip(kernel.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            Assert.Null(file.Root.FindDataset("layers/dense/vars/2"));
        }

        var before = model.Predict(ones(1, 4)).data<float>().ToArray();
        model.Save(folder["m.keras"]);
        using var loaded = Model.Load(folder["m.keras"]);
        Assert.All(before.Zip(loaded.Predict(ones(1, 4)).data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        var again = Assert.IsType<Dense>(loaded.Layers[^1]);
        Assert.Equal((2, 3.0), (again.LoraRank, again.LoraAlpha));
        Assert.All(again.Weights.Skip(2), factor => Assert.Equal(0, factor.Value.abs().sum().item<float>()));
    }

    public static TheoryData<string> Kinds => ["dense", "embedding", "einsum", "conv"];

    [Theory, MemberData(nameof(Kinds))]
    public void What_was_trained_survives_the_file(string kind)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(5);
        using var model = kind switch
        {
            "dense" => new Sequential([new Input([4]), new Dense(3, loraRank: 2)]),
            "conv" => new Sequential([new Input([5, 4]), new Conv1D(3, 2, loraRank: 2)]),
            "embedding" => new Sequential([new Input([4]), new Embedding(7, 3, loraRank: 2)]),
            _ => new Sequential([new Input([4, 5]), new EinsumDense("abc,cd->abd", [null, 3], biasAxes: "d", loraRank: 2)]),
        };
        var x = kind switch
        {
            "einsum" => rand(2, 4, 5),
            "conv" => rand(2, 5, 4),
            "dense" => rand(2, 4),
            _ => randint(
            0, 7, [2, 4], ScalarType.Int64)
        };
        foreach (var weight in model.Weights)
            weight.Assign(rand(weight.Value.shape));
        var before = model.Predict(x);
        foreach (var file in (string[])["m.keras", "m.weights.h5", "m.safetensors", "m.h5"])
        {
            SavingProcess.Save(model, folder[file]);
            foreach (var weight in model.Weights)
                weight.Assign(rand(weight.Value.shape));
            model.LoadWeights(folder[file]);
            Assert.True(before.allclose(model.Predict(x), 1e-5, 1e-6), file);
        }
    }

    private static Tensor Counted(params long[] shape) =>
        arange(shape.Aggregate((a, b) => a * b)).to_type(ScalarType.Float32).div(10).reshape(shape);
}
