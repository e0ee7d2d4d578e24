using KerasSharp.Tests.Testing;

namespace KerasSharp.Onnx.Tests.Models;

/// <summary>Endpoints of layers, models and functions: each a file that OnnxRuntime computes.</summary>
public sealed class ExportArchiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archive");

    private string Target => Path.Combine(_folder.FullName, "exported");

    [Fact]
    public void Each_endpoint_is_a_file_that_computes_it()
    {
        using var scope = NewDisposeScope();
        var encoder = new Dense(5, activation: "tanh", name: "encoder");
        KerasTensor input = new Input([3], name: "x");
        using var model = new Model(input, encoder.Apply(input).Dense(4, name: "logits"));
        var archive = new ExportArchive();
        archive.Track(model);
        archive.AddEndpoint("serve", model);
        archive.TrackAndAddEndpoint("embed", encoder);
        archive.AddEndpoint("probabilities", x => Ops.Softmax(model.Apply(x)), [new Input([3], name: "features")]);
        archive.AddEndpoint("distance", (a, b) => Ops.Sum(Ops.Square(Ops.Subtract(encoder.Apply(a), encoder.Apply(b))), axis: 1),
            [new Input([3], name: "left"), new Input([3], name: "right")]);
        Assert.Equal(["serve", "embed", "probabilities", "distance"], archive.EndpointNames);
        archive.WriteOut(Target, verbose: false);
        Assert.Equal(["distance.onnx", "embed.onnx", "probabilities.onnx", "serve.onnx"],
            Directory.GetFiles(Target).Select(file => Path.GetFileName(file)).Order());

        var (left, right) = (randn(6, 3), randn(6, 3));
        Check("serve", ["x"], ["logits"], model.Apply(left), left);
        Check("embed", ["input"], ["encoder"], encoder.Apply(left), left);
        Check("probabilities", ["features"], ["probabilities"], model.Apply(left).softmax(1), left);
        Check("distance", ["left", "right"], ["distance"], (encoder.Apply(left) - encoder.Apply(right)).square().sum(1), left,
            right);

        void Check(string name, string[] inputs, string[] outputs, Tensor expected, params Tensor[] data)
        {
            using var exported = Open(name);
            Assert.Equal(inputs, exported.Inputs.Keys);
            Assert.Equal(outputs, exported.Outputs.Keys);
            Same.Values(expected, exported.Run(data)[0]);
        }
    }

    [Fact]
    public void Weights_are_those_of_the_time_of_writing_and_a_signature_fixes_sizes()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([null, 3]), new GRU(4)]);
        var archive = new ExportArchive();
        archive.AddEndpoint("serve", model, [new KerasTensor([2, 6, 3], name: "sequence")]);
        archive.WriteOut(Target, verbose: false);
        model.SetWeights([.. model.GetWeights().Select(weight => weight * 2)]);
        archive.WriteOut(Target, verbose: false);
        using var exported = Open("serve");
        Assert.Equal([2, 6, 3], exported.Inputs["sequence"].Dimensions);
        Same.Predictions(model, exported, randn(2, 6, 3));
    }

    [Fact]
    public void Wrong_use_is_refused_and_writes_nothing()
    {
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        var archive = new ExportArchive();
        Assert.Contains("AddEndpoint", Assert.Throws<InvalidOperationException>(() => archive.WriteOut(Target)).Message);
        Assert.Contains("'later'", Assert.Throws<InvalidOperationException>(() => archive.Track(new Dense(2, name: "later"))).Message);
        Assert.Contains("'later'", Assert.Throws<InvalidOperationException>(() => archive.AddEndpoint("a", new Dense(2, name: "later")))
            .Message);
        Assert.All((string[])["../serve", "a b", "ä"], name =>
            Assert.Contains(name, Assert.Throws<ArgumentException>(() => archive.AddEndpoint(name, model)).Message));
        archive.AddEndpoint("serve", model);
        Assert.Contains("already taken", Assert.Throws<ArgumentException>(() => archive.AddEndpoint("Serve", model)).Message);
        Assert.Contains("2 input(s)", Assert.Throws<ArgumentException>(() =>
            archive.AddEndpoint("pair", (a, b) => Ops.Add(a, b), [new Input([2])])).Message);
        archive.AddEndpoint("unrecorded", x => x.cumsum(1), [new Input([2])]);
        Assert.Contains("unrecorded", Assert.Throws<OnnxExportException>(() => archive.WriteOut(Target)).Message);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void It_leaves_no_tensors_behind()
    {
        using var model = new Sequential([new Input([2]), new Dense(3)]);
        LiveTensors.AssertSteady(() =>
        {
            var archive = new ExportArchive();
            archive.AddEndpoint("serve", model);
            archive.AddEndpoint("twice", x => model.Apply(model.Apply(x)[.., ..2]), [new Input([2])]);
            Assert.Throws<OnnxExportException>(() => archive.WriteOut(Target, verbose: false));
            var other = new ExportArchive();
            other.AddEndpoint("serve", model);
            other.AddEndpoint("norm", x => Ops.Norm(model.Apply(x), axis: 1), [new Input([2])]);
            other.WriteOut(Target, verbose: false);
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private OnnxModel Open(string name) => new(Path.Combine(Target, name + ".onnx"));
}
