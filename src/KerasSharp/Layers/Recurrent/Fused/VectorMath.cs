using System.Numerics;
using System.Runtime.CompilerServices;

namespace KerasSharp.Layers.Fused;

/// <summary>Sigmoid and hyperbolic tangent of many floats at once, to a few units in the last place.</summary>
/// <remarks>NaN stays NaN.</remarks>
internal static class VectorMath
{
    /// <summary>Adding it rounds to an integer, which then stands in the lowest bits of the sum.</summary>
    private const float Rounder = 12582912;

    /// <summary>Beyond it e^x has no normal float.</summary>
    private const float Limit = 87;

    /// <summary>ln 2 as a short number and the rest, so that n · ln 2 is taken away without rounding.</summary>
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        var limit = new Vector<float>(Limit);
        var y = -x;
        y = Vector.ConditionalSelect(Vector.GreaterThan(y, limit), limit, y);
        y = Vector.ConditionalSelect(Vector.LessThan(y, -limit), -limit, y);
        var rest = Reduce(y, out var scale);
        return Vector<float>.One / (Vector<float>.One + Vector.MultiplyAddEstimate(rest, scale, scale));
    }

    /// <summary>tanh x by way of e^(−2|x|) − 1, which keeps small values exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var limit = new Vector<float>(-Limit);
        var y = Vector.Abs(x) * new Vector<float>(-2);
        y = Vector.ConditionalSelect(Vector.LessThan(y, limit), limit, y);
        var rest = Reduce(y, out var scale);
        var power = Vector.MultiplyAddEstimate(rest, scale, scale - Vector<float>.One);
        var magnitude = -power / (power + new Vector<float>(2));
        // The sign of x, put on.
        var sign = Vector.BitwiseAnd(x, new Vector<float>(-0f));
        return Vector.BitwiseOr(magnitude, sign);
    }

    /// <summary>1 / (1 + e^−x).</summary>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>e^y = scale · (1 + result), scale being a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Reduce(Vector<float> y, out Vector<float> scale)
    {
        var rounder = new Vector<float>(Rounder);
        var rounded = Vector.MultiplyAddEstimate(y, new Vector<float>(1.44269504f), rounder);
        var n = rounded - rounder;
        var r = Vector.MultiplyAddEstimate(n, new Vector<float>(-Ln2High), y);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(-Ln2Low), r);
        // n + 127 in the place of the exponent.
        scale = Vector.AsVectorSingle(Vector.ShiftLeft(Vector.AsVectorInt32(rounded), 23) + new Vector<int>(127 << 23));

        // e^r − 1 on |r| ≤ ln 2 / 2 by its series; the next term is below 1e-8.
        var series = Vector.MultiplyAddEstimate(r, new Vector<float>(1f / 5040), new Vector<float>(1f / 720));
        series = Vector.MultiplyAddEstimate(series, r, new Vector<float>(1f / 120));
        series = Vector.MultiplyAddEstimate(series, r, new Vector<float>(1f / 24));
        series = Vector.MultiplyAddEstimate(series, r, new Vector<float>(1f / 6));
        series = Vector.MultiplyAddEstimate(series, r, new Vector<float>(0.5f));
        return Vector.MultiplyAddEstimate(series, r * r, r);
    }
}
