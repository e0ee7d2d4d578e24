using System.Numerics;
using KerasSharp.Layers.Fused;

namespace KerasSharp.Tests.Layers;

/// <summary>The vectorised functions against double precision, over their whole range.</summary>
public sealed class VectorMathTests
{
    [Fact]
    public void Sigmoid_is_exact_to_a_few_units() => Check(VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -80, 80);

    [Fact]
    public void Tanh_is_exact_to_a_few_units() => Check(VectorMath.Tanh, Math.Tanh, -20, 20);

    [Fact]
    public void Tanh_keeps_small_values()
    {
        foreach (var x in (float[])[1e-30f, -1e-10f, 1e-4f, -0.01f])
            Assert.InRange(VectorMath.Tanh(new Vector<float>(x))[0] / Math.Tanh(x), 1 - 3e-7, 1 + 3e-7);
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(1e30f, 1)]
    public void Sigmoid_at_the_ends(float x, float expected) => Assert.Equal(expected, VectorMath.Sigmoid(new Vector<float>(x))[0], 1e-6f);

    [Theory]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(float.NegativeInfinity, -1)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, 0)]
    public void Tanh_at_the_ends(float x, float expected) => Assert.Equal(expected, VectorMath.Tanh(new Vector<float>(x))[0], 1e-6f);

    private static void Check(Func<Vector<float>, Vector<float>> fast, Func<double, double> exact, double low, double high)
    {
        var worst = 0.0;
        for (var i = 0; i <= 200_000; i++)
        {
            var x = (float)(low + ((high - low) * i / 200_000));
            if (x != 0)
                worst = Math.Max(worst, Math.Abs((fast(new Vector<float>(x))[0] / exact(x)) - 1));
        }

        Assert.InRange(worst, 0, 5e-7);
    }
}
