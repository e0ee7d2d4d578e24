using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>How inputs and gradients lie in memory changes nothing, whichever kernels that leads to.</summary>
public sealed class LayerLayoutTests
{
    public static TheoryData<string> Cases() => [.. GoldenCase.All("layers")
        .Where(golden => LayerSamples.IsPlain(golden) && golden.Has("input_gradients") && !golden.Has("seeded"))
        .Where(golden => golden["input_gradients"].Items.Any(gradient => !gradient.IsNull))
        .Select(golden => golden.Id)];

    [Theory, MemberData(nameof(Cases))]
    public void Changes_nothing(string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden);
        var samples = LayerSamples.Inputs(golden);
        LayerState.Prepare(layer, golden, samples);
        var state = layer.NonTrainableWeights.Select(variable => (variable, variable.Value.clone())).ToList();
        var plain = Run(input => input.contiguous(), output => output);
        var turned = Run(Turned, output => Turn(output).contiguous());
        foreach (var (expected, actual) in plain.Zip(turned))
            Assert.True(expected.allclose(actual, 1e-4, 1e-5, equal_nan: true), $"{id}: {actual.npstr()} instead of {expected.npstr()}");

        // The gradients of inputs and weights.
        Tensor[] Run(Func<Tensor, Tensor> input, Func<Tensor, Tensor> output)
        {
            foreach (var (variable, value) in state)
                variable.Assign(value);
            LayerState.Reset(layer);
            var inputs = Array.ConvertAll(
                samples, sample => DTypes.IsFloating(sample.dtype) ? input(sample.clone()).requires_grad_() : sample);
            var outputs = LayerCall.Run(layer, golden, inputs, golden["call_kwargs"]).Tensors.Where(
                tensor => DTypes.IsFloating(tensor.dtype));
            outputs.Select(
                tensor => (output(tensor) * output((arange(tensor.numel(), ScalarType.Float32) + 1).sin().reshape(tensor.shape))).sum())
                .Aggregate((a, b) => a + b).backward();
            var points = inputs.Concat(layer.TrainableWeights.Select(weight => weight.Value)).Where(point => point.requires_grad).ToArray();
            var gradients = Array.ConvertAll(points, point => point.grad?.clone() ?? zeros_like(point));
            foreach (var point in points)
                point.grad = null;
            return gradients;
        }
    }

    private static Tensor Turn(Tensor tensor) => tensor.Dimensions < 2 ? tensor : tensor.transpose(0, -1);

    /// <summary>The same values in the order of the axes turned round.</summary>
    private static Tensor Turned(Tensor tensor) => Turn(Turn(tensor).contiguous());
}
