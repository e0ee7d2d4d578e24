using KerasSharp.Tests.Testing;

namespace KerasSharp.Onnx.Tests.Models;

/// <summary>The file that <c>Export</c> writes: names, shapes, place, refusals.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnx");

    private string Target => Path.Combine(_folder.FullName, "inner", "model.onnx");

    [Fact]
    public void Inputs_and_outputs_have_the_names_of_the_model_and_open_batches()
    {
        KerasTensor left = new Input([4], name: "left"), right = new Input([null, 3], name: "right");
        using var model = new Model([left, right], [left.Dense(2, name: "first"), right.LSTM(5, name: "second")]);
        model.Export(Target);
        using var exported = new OnnxModel(Target);
        Assert.Equal(["left", "right"], exported.Inputs.Keys);
        Assert.Equal(["first", "second"], exported.Outputs.Keys);
        Assert.Equal(["batch", ""], exported.Inputs["left"].SymbolicDimensions);
        Assert.Equal([-1, -1, 3], exported.Inputs["right"].Dimensions);
        Assert.Equal([-1, 5], exported.Outputs["second"].Dimensions);
    }

    [Fact]
    public void Names_that_ONNX_forbids_or_that_occur_twice_become_others()
    {
        KerasTensor x = new Input([2], name: "1st input-é");
        var y = x.Dense(2, name: "a b");
        using var model = new Model(x, [y, y, x]);
        model.Export(Target);
        using var exported = new OnnxModel(Target);
        Assert.Equal(["_1st_input__"], exported.Inputs.Keys);
        Assert.Equal(3, exported.Outputs.Count);
        Assert.All(exported.Outputs.Keys, name => Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", name));
        var data = rand(3, 2);
        var outputs = exported.Run(data);
        Assert.Equal(data.data<float>().ToArray(), outputs[2].data<float>().ToArray());
        Assert.Equal(outputs[0].data<float>().ToArray(), outputs[1].data<float>().ToArray());
    }

    [Fact]
    public void A_model_that_is_not_built_is_refused()
    {
        using var model = new Sequential([new Dense(2)], name: "later");
        Assert.Contains("'later' cannot be exported: it is not built", Assert.Throws<InvalidOperationException>(() => model.Export(Target))
            .Message);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Another_format_is_refused()
    {
        using var model = Small();
        Assert.Equal("format", Assert.Throws<ArgumentException>(() => model.Export(Target, format: "tf_saved_model")).ParamName);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_as_a_whole_or_kept()
    {
        using var model = Small();
        model.Export(Target);
        var before = File.ReadAllBytes(Target);
        Assert.Throws<IOException>(() => model.Export(Target, overwrite: false));
        using var other = new Sequential([new Input([2]), new Refusing()]);
        Assert.Throws<OnnxExportException>(() => other.Export(Target));
        Assert.Equal(before, File.ReadAllBytes(Target));
        model.Export(Target);
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Weights_beside_the_file_are_found_by_OnnxRuntime()
    {
        using var model = new Sequential([new Input([40]), new Dense(30, activation: "tanh"), new Dense(20)]);
        OnnxFile.Write(ModelGraph.Export(model), "model", Target, mostInside: 1000);
        Assert.InRange(new FileInfo(Target).Length, 1, 4000);
        Assert.InRange(new FileInfo(Target + ".data").Length, 4 * ((40 * 30) + (30 * 20)), 20000);
        using var exported = new OnnxModel(Target);
        var x = rand(5, 40);
        Same.Predictions(model, exported, x);
    }

    [Theory]
    [InlineData("float64", ScalarType.Float64, 1e-7)]
    [InlineData("mixed_float16", ScalarType.Float32, 0.01)]
    [InlineData("mixed_bfloat16", ScalarType.Float32, 0.05)]
    public void A_model_trained_in_another_precision(string policy, ScalarType data, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([6, 6, 2], dtype: data), new Conv2D(4, 3, activation: "relu") { DType = policy },
            new BatchNormalization() { DType = policy }, new Flatten() { DType = policy },
            new Dense(3, activation: "softmax") { DType = policy }]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        model.Fit(rand([40, 6, 6, 2], data), randint(0, 3, [40]), epochs: 2, verbose: 0);
        model.Export(Target);
        using var exported = new OnnxModel(Target);
        var x = rand([5, 6, 6, 2], data);
        Same.Values(model.Predict(x, verbose: 0), exported.Run(x)[0], tolerance);
    }

    [Fact]
    public void Layers_of_one_name_in_models_within_stay_apart()
    {
        Model Inner(string name)
        {
            KerasTensor y = new Input([3], name: "x");
            return new Model(y, y.Dense(3, activation: "tanh", name: "same"), name: name);
        }

        KerasTensor x = new Input([3], name: "x");
        using var model = new Model(x, Inner("b").Apply(Inner("a").Apply(x)).Dense(2, name: "same"));
        model.Export(Target);
        using var exported = new OnnxModel(Target);
        Same.Predictions(model, exported, rand(4, 3));
    }

    [Fact]
    public void Weights_beside_are_named_without_folders_and_replaced_with_the_file()
    {
        using var model = new Sequential([new Input([40]), new Dense(30)]);
        OnnxFile.Write(ModelGraph.Export(model), "model", Target, mostInside: 0);
        model.SetWeights([.. model.GetWeights().Select(weight => weight + 1)]);
        OnnxFile.Write(ModelGraph.Export(model), "model", Target, mostInside: 0);
        Assert.Equal(["model.onnx", "model.onnx.data"],
            Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(file => Path.GetFileName(file)).Order());
        var moved = Path.Combine(_folder.FullName, "elsewhere");
        Directory.Move(Path.GetDirectoryName(Target)!, moved);
        using var exported = new OnnxModel(Path.Combine(moved, "model.onnx"));
        Same.Predictions(model, exported, rand(2, 40));
    }

    [Fact]
    public void A_signature_fixes_sizes()
    {
        using var model = new Sequential([new Input([null, 3], name: "x"), new GRU(4)]);
        model.Export(Target, inputSignature: [new KerasTensor([2, 6, 3], name: "sequence")]);
        using var exported = new OnnxModel(Target);
        Assert.Equal([2, 6, 3], exported.Inputs["sequence"].Dimensions);
        Assert.Equal([2, 4], exported.Outputs.Values.Single().Dimensions);
        Assert.Throws<ArgumentException>(() => model.Export(Target, inputSignature: [new KerasTensor([2, 6, 4])]));
        Assert.Throws<ArgumentException>(() => model.Export(Target, inputSignature: []));
    }

    [Fact]
    public void A_model_built_by_its_first_data_takes_any_batch()
    {
        using var model = new Sequential([new Dense(3), new Dense(2)]);
        model.Predict(rand(4, 5), verbose: 0);
        model.Export(Target);
        using var exported = new OnnxModel(Target);
        Same.Predictions(model, exported, rand(7, 5));
    }

    [Fact]
    public void The_export_leaves_no_tensors_behind()
    {
        using var model = Small();
        LiveTensors.AssertSteady(() => model.Export(Target));
        using var refused = new Sequential([new Input([2]), new Dense(3), new Refusing()]);
        LiveTensors.AssertSteady(() => Assert.Throws<OnnxExportException>(() => refused.Export(Target)));
    }

    [Fact]
    public void A_call_in_training_mode_is_refused_by_name()
    {
        KerasTensor x = new Input([2]);
        using var model = new Model(x, new Dropout(0.5, name: "always").Apply(x, training: true));
        var refusal = Assert.Throws<OnnxExportException>(() => model.Export(Target));
        Assert.Contains("\"always\" (Dropout)", refusal.Message);
        Assert.Contains("training: true", refusal.Reason);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Sequential Small() => new([new Input([2]), new Dense(3), new BatchNormalization(), new Dense(1)]);

    /// <summary>Computes with TorchSharp's own operators.</summary>
    private sealed class Refusing() : Layer("refusing")
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training) => x * 2;
    }
}
