using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>The gradients of every layer in float64 against differences of its outputs, with the options of its reference cases.</summary>
public sealed class LayerGradientTests
{
    private const double Step = 1e-6;
    private const int Probes = 6;

    public static TheoryData<string> Cases() => [.. GoldenCase.All("layers")
        .Where(golden => LayerSamples.IsPlain(golden) && golden.Has("input_gradients") && !golden.Has("seeded"))
        // TernaryDense's gradient passes over its rounding, SpectralNormalization changes its kernel in training.
        .Where(golden => golden.Group != "TernaryDense" && !(golden.Group == "SpectralNormalization" && LayerCall.Flag(
            golden["call_kwargs"], "training")))
        // Masking's output jumps where a value leaves the masked one, Equalization's with the histogram; batch renormalization leaves its
        // corrections out of the gradient.
        .Where(
            golden => golden.Group is not ("Masking" or "Equalization")
            && !(golden["config"].Has("renorm") && golden["config"]["renorm"].As<bool>()))
        .Where(golden => golden["input_gradients"].Items.Concat(golden["weight_gradients"].Items).Any(gradient => !gradient.IsNull))
        .Select(golden => golden.Id)];

    [Theory, MemberData(nameof(Cases))]
    public void AgreeWithDifferences(string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden, "float64");
        var inputs = Array.ConvertAll(
            LayerSamples.Inputs(golden, ScalarType.Float64), input => DTypes.IsFloating(input.dtype) ? input.requires_grad_() : input);
        LayerState.Prepare(layer, golden, inputs);
        var training = LayerCall.Flag(golden["call_kwargs"], "training");
        var random = new Random(1);
        var state = layer.NonTrainableWeights.Select(variable => (variable, variable.Value.clone())).ToList();
        var cotangents = Array.ConvertAll(
            Outputs(), output => from_array(Enumerable.Range(0, (int)output.numel()).Select(_ => random.NextDouble() - 0.5).ToArray())
            .view(output.shape));

        Value().backward();
        // Low-rank updates stay float32, too coarse for differences.
        var points = inputs.Concat(layer.TrainableWeights.Select(weight => weight.Value))
            .Where(point => point.requires_grad && point.dtype == ScalarType.Float64).ToArray();
        Assert.NotEmpty(points);
        foreach (var point in points)
            CheckPoint(point);

        Tensor[] Outputs()
        {
            foreach (var (variable, value) in state)
                variable.Assign(value);
            LayerState.Reset(layer);
            return LayerCall.Run(layer, golden, inputs, golden["call_kwargs"]).Tensors;
        }

        Tensor Value() =>
            Outputs().Zip(cotangents).Where(pair => DTypes.IsFloating(pair.First.dtype)).Select(pair => (pair.First * pair.Second).sum())
            .Aggregate((a, b) => a + b);

        void CheckPoint(Tensor point)
        {
            using var _ = no_grad();
            var flat = point.view(-1);
            var gradient = point.grad is { } given ? given.reshape(-1) : zeros_like(flat);
            for (var i = 0; i < Probes; i++)
            {
                var at = random.NextInt64(flat.numel());
                var old = flat[at].item<double>();
                flat[at] = old + Step;
                var above = Value().item<double>();
                flat[at] = old - Step;
                var below = Value().item<double>();
                flat[at] = old;
                var expected = (above - below) / (2 * Step);
                var actual = gradient[at].item<double>();
                Assert.True(
                    Math.Abs(
                    actual - expected) <= 1e-6 + (1e-5 * Math.Abs(expected)),
                    $"{id}: at {at} of ({string.Join(", ", point.shape)}) expected {expected:R}, got {actual:R}.");
            }
        }
    }
}
