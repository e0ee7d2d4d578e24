using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

/// <summary>Comparison of tensors with expected numbers.</summary>
internal static class Numbers
{
    internal static double[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    internal static void Equal(Tensor actual, params double[] expected) => Near(actual, 1e-6, expected);

    internal static void Near(Tensor actual, double tolerance, params double[] expected)
    {
        var numbers = Of(actual);
        Assert.Equal(expected.Length, numbers.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.True(
                expected[k].Equals(numbers[k]) || Math.Abs(expected[k] - numbers[k]) <= tolerance * Math.Max(1, Math.Abs(expected[k])),
                $"[{k}]: expected {string.Join(", ", expected)}; got {string.Join(", ", numbers)}");
        }
    }
}
