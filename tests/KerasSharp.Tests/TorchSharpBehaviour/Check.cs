namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Comparisons of tensors with numbers, and counts of living tensors.</summary>
internal static class Check
{
    /// <summary>The elements in row-major order.</summary>
    public static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>The elements are these, to six digits.</summary>
    public static void Values(Tensor actual, params double[] expected) => Near(actual, 1e-6, expected);

    /// <summary>The elements are these; the tolerance is relative above 1 and absolute below.</summary>
    public static void Near(Tensor actual, double tolerance, params double[] expected) => Close(expected, Numbers(actual), tolerance);

    /// <summary>The numbers are these; the tolerance is relative above 1 and absolute below.</summary>
    public static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"Value {i}: expected {string.Join(", ", expected)}; got {string.Join(", ", actual)}.");
        }
    }

    /// <summary>The sizes are these.</summary>
    public static void Shape(Tensor tensor, params long[] expected) => Assert.Equal(expected, tensor.shape);

    /// <summary>Repeating the action leaves as many tensors alive as there were.</summary>
    public static void LeavesNothing(Action action)
    {
        action();
        var before = Living;
        for (var i = 0; i < 3; i++)
            action();
        Assert.Equal(before, Living);
    }

    /// <summary>Tensors of this thread that were made and not disposed of.</summary>
    private static long Living => DisposeScopeManager.Statistics.ThreadTotalLiveCount;
}
