using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests.nn;

internal static class Check
{
    public static double[] Numbers(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    public static void Values(Tensor actual, params double[] expected) => Close(expected, Numbers(actual), 1e-6);

    public static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"value {i}: expected {string.Join(", ", expected)} but got {string.Join(", ", actual)}");
    }

    public static void Shape(Tensor tensor, params long[] expected) => Assert.Equal(expected, tensor.shape);

    /// <summary>Tensors of this thread that were created and not disposed of.</summary>
    public static long Living => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    public static void LeavesNothing(Action action)
    {
        action();
        long before = Living;
        for (int i = 0; i < 3; i++)
            action();
        Assert.Equal(before, Living);
    }
}
