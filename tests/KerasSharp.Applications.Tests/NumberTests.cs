using System.Text.Json.Nodes;
using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Applications.Tests;

/// <summary>What the networks compute for stated weights and images: outputs, inner maps, gradients, and a step with batch statistics.</summary>
public sealed class NumberTests : IDisposable
{
    // Beyond this, computing in float64 takes more memory than it tells.
    private const long LargestInDouble = 120_000_000;

    private readonly ScalarType _floatX = KerasConfig.FloatX;

    public static TheoryData<string, string> Small { get; } = Data(reference => reference["numbers"]);

    public static TheoryData<string, string> Odd { get; } = Data(reference => reference["odd"]);

    public static TheoryData<string, string> Training { get; } = Data(reference => reference["numbers"]?["training"]?["output"] is null ? null : reference["numbers"]);

    public void Dispose() => KerasConfig.FloatX = _floatX;

    [Theory, MemberData(nameof(Small))]
    public void OutputsInnerMapsAndGradients(string network, string dtype) => Compute(network, "numbers", dtype, (model, reference, tolerance) =>
    {
        StructureTests.AssertCounts(reference["counts"]!, model);
        AssertOutputAndGradient(model, reference, tolerance);
        AssertInner(model, reference, tolerance);
    });

    [Theory, MemberData(nameof(Odd))]
    public void ImagesOfOddSizes(string network, string dtype) => Compute(network, "odd", dtype, (model, reference, tolerance) =>
    {
        if (reference["last_before_pooling_shape"] is { } shape)
            Assert.Equal(Reference.Shape(shape), LastMaps(model).Shape);
        AssertOutputAndGradient(model, reference, tolerance);
    });

    [Theory, MemberData(nameof(Training))]
    public void OneCallInTraining(string network, string dtype)
    {
        var training = Reference.Read(network)["numbers"]!["training"]!.AsObject();
        var tolerance = Tolerance.Of(dtype);
        if (dtype == "float64")
        {
            Compute(network, "numbers", dtype, (model, reference, _) => new TrainingStep(model, reference, training).AssertNear(training, tolerance, tolerance), training);
            return;
        }

        // The reference says how far rounding of 1e-7 moves the outputs. What it does to the gradients, where it turns a relu on or off, is measured:
        // computed in float64 from weights and images that are rounded to float32.
        var outputs = tolerance.AtLeast(10 * training["change_for_1e-7_input_noise"]!.GetValue<double>());
        var gradients = outputs;
        Compute(network, "numbers", "float64", (model, reference, _) =>
            gradients = outputs.AtLeast(10 * new TrainingStep(model, reference, training, rounded: true).GradientChange(training)), training, rounded: true);
        Compute(network, "numbers", dtype, (model, reference, _) => new TrainingStep(model, reference, training).AssertNear(training, outputs, gradients), training);
    }

    private static TheoryData<string, string> Data(Func<JsonObject, JsonNode?> block)
    {
        var data = new TheoryData<string, string>();
        foreach (var network in Reference.Networks)
        {
            var reference = Reference.Read(network);
            if (block(reference) is null)
                continue;
            data.Add(network, "float32");
            if (reference["numbers"]!["counts"]!["total"]!.GetValue<long>() < LargestInDouble)
                data.Add(network, "float64");
        }

        return data;
    }

    private static void Compute(string network, string block, string dtype, Action<Model, JsonObject, Tolerance> check, JsonObject? training = null, bool rounded = false)
    {
        KerasConfig.FloatX = dtype == "float64" ? ScalarType.Float64 : ScalarType.Float32;
        var whole = Reference.Read(network);
        var reference = whole[block]!.AsObject();
        var arguments = reference["args"]!.DeepClone().AsObject();
        if (training is not null)
        {
            arguments["input_shape"] = new JsonArray([.. training["input_shape"]!.AsArray().Skip(1).Select(size => size!.DeepClone())]);
            foreach (var (key, value) in training["extra_args"]?.AsObject() ?? [])
                arguments[key] = value!.DeepClone();
        }

        Networks.WithoutValues(whole["function"]!.GetValue<string>(), arguments, model =>
        {
            using var scope = NewDisposeScope();
            StatedWeights.Fill(model, whole["numbers"]!["weights"]!.AsArray(), reference["kernel_gain"]!.GetValue<double>(), rounded);
            AssertFilled(model, whole["numbers"]!.AsObject(), block == "numbers");
            check(model, reference, Tolerance.Of(dtype));
            return true;
        });
    }

    private static void AssertFilled(Model model, JsonObject reference, bool sameGain)
    {
        foreach (var row in sameGain ? reference["weights_check"]!.AsArray() : [])
        {
            var expected = Reference.Numbers(row)[1..];
            var values = Values(model.Weights[row![0]!.GetValue<int>()].Value);
            Tolerance.Of("float32").AssertNear(expected, values[..expected.Length], "weights");
        }
    }

    private static void AssertOutputAndGradient(Model model, JsonObject reference, Tolerance tolerance)
    {
        var input = reference["input"]!;
        var (scale, offset) = (input["scale"]!.GetValue<double>(), input["offset"]!.GetValue<double>());
        var x = StatedWeights.Make(Reference.Shape(input["shape"]).ToArray(), KerasConfig.FloatX, i => offset + (scale * Math.Sin(0.1 * i))).requires_grad_();
        var output = model.Apply(x, training: false);
        tolerance.AssertNear(Reference.Numbers(reference["output"]), Values(output), "output");
        var gradient = Values(autograd.grad([Score(output)], [x])[0]);
        AssertGradient(reference["grad"]!, gradient, tolerance);
    }

    private static void AssertGradient(JsonNode expected, double[] gradient, Tolerance tolerance)
    {
        var largest = expected["max_abs"]!.GetValue<double>();
        tolerance.AssertNear([expected["l2"]!.GetValue<double>(), largest], [Norm(gradient), gradient.Max(Math.Abs)], "size of the gradient");
        tolerance.AssertWithin(Reference.Numbers(expected["first16"]), gradient.AsSpan(0, 16), largest, "gradient");
        var start = expected["middle"]![0]!.GetValue<int>();
        tolerance.AssertWithin(Reference.Numbers(expected["middle"]![1]), gradient.AsSpan(start, 8), largest, "gradient in the middle");
    }

    private static void AssertInner(Model model, JsonObject reference, Tolerance tolerance)
    {
        var input = reference["input"]!;
        var (scale, offset) = (input["scale"]!.GetValue<double>(), input["offset"]!.GetValue<double>());
        var rows = reference["inner"]!.AsArray();
        KerasTensor[] outputs = [.. rows.Select(row => model.SummaryLayers.First(layer => layer.Name == row![1]!.GetValue<string>()).Output)];
        var inner = new Model(model.Input, outputs);
        using var _ = no_grad();
        var x = StatedWeights.Make(Reference.Shape(input["shape"]).ToArray(), KerasConfig.FloatX, i => offset + (scale * Math.Sin(0.1 * i)));
        var maps = inner.Apply([x], training: false);
        foreach (var (row, map) in rows.Zip(maps))
        {
            var name = $"{row![0]} ({row[1]})";
            Assert.Equal(Reference.Shape(row[2]), outputs[rows.IndexOf(row)].Shape);
            var means = map.mean([1, 2])[.., ..8];
            tolerance.AssertNear(Reference.Numbers(row[3]), Values(means), $"means of {name}");
            tolerance.AssertNear([row[4]!.GetValue<double>()], [Math.Sqrt(map.to_type(ScalarType.Float64).square().mean().item<double>())], $"size of {name}");
        }
    }

    /// <summary>The sum of the outputs, each times the cosine of its flat index.</summary>
    internal static Tensor Score(Tensor output) => (output * arange(output.numel(), dtype: output.dtype).cos().view(output.shape)).sum();

    private static KerasTensor LastMaps(Model model) =>
        (model.SummaryLayers.LastOrDefault(layer => layer is GlobalPooling) ?? model.SummaryLayers.Last(layer => layer is Flatten)).Input;

    internal static double[] Values(Tensor tensor) => tensor.detach().flatten().to_type(ScalarType.Float64).data<double>().ToArray();

    internal static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
