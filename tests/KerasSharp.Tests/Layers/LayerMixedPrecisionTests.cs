using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>Every layer under every dtype policy: the types of weights, outputs and gradients, and values and gradients near those of
/// float32.</summary>
public sealed class LayerMixedPrecisionTests
{
    /// <summary>What rounding may change, as a share of the length of the whole tensor.</summary>
    private static readonly Dictionary<ScalarType, double> Rounding = new()
    {
        [ScalarType.Float64] = 1e-4,
        [ScalarType.Float16] = 0.02,
        [ScalarType.BFloat16] = 0.1,
    };

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        var groups = GoldenCase.All("layers")
            .Where(golden => LayerSamples.IsPlain(golden) && !golden.Has("seeded") && !golden.Has("adapt_data"))
            .GroupBy(golden => golden.Group);
        foreach (var group in groups)
        {
            foreach (var policy in (string[])["mixed_bfloat16", "mixed_float16", "bfloat16", "float16", "float64"])
            {
                // Keras takes the spectrogram of bfloat16 for a mistake.
                if (group.Key == "STFTSpectrogram" && policy.EndsWith("bfloat16", StringComparison.Ordinal))
                    continue;
                foreach (var golden in group.Take(policy.StartsWith("mixed", StringComparison.Ordinal) ? 2 : 1))
                    data.Add(policy, golden.Id);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Computes_in_the_type_of_the_policy(string policy, string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden, policy);
        var (compute, variable) = (new DTypePolicy(policy).ComputeDType, new DTypePolicy(policy).VariableDType);
        var inputs = Array.ConvertAll(
            LayerSamples.Inputs(golden), input => DTypes.IsFloating(input.dtype) ? input.requires_grad_() : input);
        LayerState.Prepare(layer, golden, inputs);
        Assert.All(layer.Weights.Where(weight => DTypes.IsFloating(weight.DType)), weight => Assert.Equal(variable, weight.DType));

        var outputs = LayerCall.Run(layer, golden, inputs, golden["call_kwargs"]).Tensors;

        foreach (var (output, expected) in outputs.Zip(golden["outputs"].Items))
        {
            Assert.True(
                !DTypes.IsFloating(output.dtype) || output.dtype == compute
                || golden.Group == "SpectralNormalization", $"The output is {output.dtype}.");
            AssertNear(expected.AsTensor(), output, Rounding[compute], "output");
        }

        if (!golden.Has("output_gradient"))
            return;
        var cotangents = golden["output_gradient"].Items.Select(gradient => gradient.IsNull ? null : gradient.AsTensor());
        var terms = outputs.Zip(cotangents).Where(pair => pair.Second is not null && pair.First.requires_grad)
            .Select(pair => (pair.First.to_type(ScalarType.Float32) * pair.Second!).sum()).ToArray();
        if (terms.Length == 0)
            return;
        terms.Aggregate((a, b) => a + b).backward();
        foreach (var (weight, expected) in layer.TrainableWeights.Zip(golden["weight_gradients"].Items))
        {
            if (expected.IsNull || weight.Value.grad is not { } gradient)
                continue;
            Assert.Equal(variable, gradient.dtype);
            AssertNear(expected.AsTensor(), gradient, 2 * Rounding[compute], $"gradient of {weight.Name}");
        }
    }

    [Theory]
    [InlineData("mixed_bfloat16")]
    [InlineData("bfloat16")]
    public void The_spectrogram_refuses_bfloat16(string policy)
    {
        using var layer = new STFTSpectrogram(frameLength: 4) { DType = policy };
        using var signal = zeros(1, 8, 1);
        Rejects.With<ArgumentException>("bfloat16", () => layer.Apply(signal));
    }

    private static void AssertNear(Tensor expected, Tensor actual, double share, string what)
    {
        var (e, a) = (expected.to_type(ScalarType.Float64).flatten(), actual.detach().to_type(ScalarType.Float64).flatten());
        var finite = e.isfinite();
        Assert.Equal(e.shape, a.shape);
        var distance = (a - e).masked_fill(finite.logical_not(), 0).norm().item<double>();
        var length = e.masked_fill(finite.logical_not(), 0).norm().item<double>();
        Assert.True(distance <= share * (length + 0.1), $"The {what} is {distance} away from Keras's of length {length}.");
    }
}
