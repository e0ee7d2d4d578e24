using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>
/// What the networks compute for stated weights and images: outputs, inner maps, gradients, and a step with batch statistics.
/// </summary>
public sealed class NumberTests : IDisposable
{
    // Turns some ten times as many relus as the rounding of float32 does, through some hundred layers.
    private const double Noise = 1e-5;

    // Beyond this, computing in float64 takes more memory than it tells.
    private const long LargestInDouble = 70_000_000;

    private readonly ScalarType _floatX = KerasConfig.FloatX;

    public static TheoryData<string, string> Small { get; } = Data(reference => reference["numbers"]);

    public static TheoryData<string, string> Odd { get; } = Data(reference => reference["odd"]);

    public static TheoryData<string, string> Training { get; } = Data(
        reference => reference["numbers"]?["training"]?["output"] is null ? null : reference["numbers"]);

    public void Dispose() => KerasConfig.FloatX = _floatX;

    [Theory, MemberData(nameof(Small))]
    public void OutputsInnerMapsAndGradients(string network, string dtype)
    {
        Compute(network, "numbers", dtype, (model, reference) =>
        {
            StructureTests.AssertCounts(reference["counts"]!, model);
            AssertInner(model, reference, Tolerance.Of(dtype));
        });
        AssertOutputAndGradient(network, "numbers", dtype);
    }

    [Theory, MemberData(nameof(Odd))]
    public void ImagesOfOddSizes(string network, string dtype)
    {
        Compute(network, "odd", dtype, (model, reference) =>
        {
            if (reference["last_before_pooling_shape"] is { } shape)
                Assert.Equal(Reference.Shape(shape), LastMaps(model).Shape);
        });
        AssertOutputAndGradient(network, "odd", dtype);
    }

    [Theory, MemberData(nameof(Training))]
    public void OneCallInTraining(string network, string dtype)
    {
        var training = Reference.Read(network)["numbers"]!["training"]!.AsObject();
        // The reference says how far rounding of 1e-7 moves the outputs.
        var outputs = dtype == "float64" ? Tolerance.Of(dtype) : Tolerance.Of(dtype).AtLeast(
            10 * training["change_for_1e-7_input_noise"]!.GetValue<double>());
        TrainingStep Step(string type, double noise)
        {
            TrainingStep step = null!;
            Compute(network, "numbers", type, (model, reference) => step = new TrainingStep(model, reference, training), training, noise);
            return step;
        }

        var step = Step(dtype, 0);
        step.AssertNear(training, outputs, Conditioned(
            outputs, dtype, step.GradientChange(training), () => Step("float64", Noise).GradientChange(training)));
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

    private static void Compute(
        string network, string block, string dtype, Action<Model, JsonObject> check, JsonObject? training = null, double noise = 0)
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
            StatedWeights.Fill(model, whole["numbers"]!["weights"]!.AsArray(), reference["kernel_gain"]!.GetValue<double>(), noise);
            AssertFilled(model, whole["numbers"]!.AsObject(), block == "numbers" && noise == 0);
            check(model, reference);
            return true;
        });
    }

    /// <summary>
    /// The tolerance for gradients. Rounding turns a relu on or off whose input is nearly zero, which moves gradients by far more than
    /// outputs: where they are further off than the outputs may be, the change is allowed, three times, that noise on the weights makes in
    /// float64.
    /// </summary>
    private static Tolerance Conditioned(Tolerance outputs, string dtype, double change, Func<double> changeByNoise) =>
        dtype == "float64" || change <= outputs.Relative ? outputs : outputs.AtLeast(3 * changeByNoise());

    private static void AssertFilled(Model model, JsonObject reference, bool sameGain)
    {
        foreach (var row in sameGain ? reference["weights_check"]!.AsArray() : [])
        {
            var expected = Reference.Numbers(row)[1..];
            var values = Values(model.Weights[row![0]!.GetValue<int>()].Value);
            Tolerance.Of("float32").AssertNear(expected, values[..expected.Length], "weights");
        }
    }

    private static void AssertOutputAndGradient(string network, string block, string dtype)
    {
        var tolerance = Tolerance.Of(dtype);
        var expected = Reference.Read(network)[block]!;
        double[] Gradient(string type, double noise)
        {
            double[] gradient = [];
            Compute(network, block, type, (model, reference) =>
            {
                using var x = Images(reference).requires_grad_();
                var output = model.Apply(x, training: false);
                if (noise == 0)
                    tolerance.AssertNear(Reference.Numbers(reference["output"]), Values(output), "output");
                gradient = Values(autograd.grad([Score(output)], [x])[0]);
            }, noise: noise);
            return gradient;
        }

        var gradient = Gradient(dtype, 0);
        tolerance = Conditioned(
            tolerance, dtype, Gradients(expected["grad"]!, gradient).Max(pair => pair.Change), () =>
                Gradients(expected["grad"]!, Gradient("float64", Noise)).Max(pair => pair.Change));
        Assert.All(Gradients(expected["grad"]!, gradient), pair => Assert.True(
            pair.Change <= tolerance.Relative, $"{pair.What} is off by {pair.Change:g3}, allowed {tolerance.Relative:g3}."));
    }

    /// <summary>How far a gradient is from the reference: its size, its largest value, and some values by the largest.</summary>
    private static IEnumerable<(string What, double Change)> Gradients(JsonNode expected, double[] gradient)
    {
        var (size, largest) = (expected["l2"]!.GetValue<double>(), expected["max_abs"]!.GetValue<double>());
        yield return ("the size of the gradient", Math.Abs(Norm(gradient) - size) / size);
        yield return ("the largest value of the gradient", Math.Abs(gradient.Max(Math.Abs) - largest) / largest);
        foreach (
            var (
            start, values) in new[] { (0, Reference.Numbers(expected["first16"])),
            (expected["middle"]![0]!.GetValue<int>(), Reference.Numbers(expected["middle"]![1])) })
        {
            for (var i = 0; i < values.Length; i++)
                yield return ($"the gradient at {start + i}", Math.Abs(gradient[start + i] - values[i]) / largest);
        }
    }

    private static Tensor Images(JsonObject reference)
    {
        var input = reference["input"]!;
        var (scale, offset) = (input["scale"]!.GetValue<double>(), input["offset"]!.GetValue<double>());
        return StatedWeights.Make(Reference.Shape(input["shape"]).ToArray(), KerasConfig.FloatX, i => offset + (scale * Math.Sin(0.1 * i)));
    }

    private static void AssertInner(Model model, JsonObject reference, Tolerance tolerance)
    {
        var rows = reference["inner"]!.AsArray();
        KerasTensor[] outputs = [.. rows.Select(
            row => model.Body.SummaryRows.First(layer => layer.Name == row![1]!.GetValue<string>()).InboundNodes[0].Outputs[0])];
        var inner = new Model(model.Input, outputs);
        using var _ = no_grad();
        var x = Images(reference);
        var maps = inner.Apply([x], training: false);
        foreach (var (row, map) in rows.Zip(maps))
        {
            var name = $"{row![0]} ({row[1]})";
            Assert.Equal(Reference.Shape(row[2]), outputs[rows.IndexOf(row)].Shape);
            var means = map.mean([1, 2])[.., ..8];
            tolerance.AssertNear(Reference.Numbers(row[3]), Values(means), $"means of {name}");
            tolerance.AssertNear(
                [row[4]!.GetValue<double>()], [Math.Sqrt(map.to_type(ScalarType.Float64).square().mean().item<double>())],
                $"size of {name}");
        }
    }

    /// <summary>The sum of the outputs, each times the cosine of its flat index.</summary>
    internal static Tensor Score(Tensor output) => (output * arange(output.numel(), dtype: output.dtype).cos().view(output.shape)).sum();

    private static KerasTensor LastMaps(Model model) =>
        (model.Layers.LastOrDefault(layer => layer is GlobalPooling) ?? model.Layers.Last(layer => layer is Flatten)).Input;

    internal static double[] Values(Tensor tensor) => tensor.detach().flatten().to_type(ScalarType.Float64).data<double>().ToArray();

    internal static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
