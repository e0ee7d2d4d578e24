namespace KerasSharp;

/// <content>Windows of signals.</content>
public static partial class Ops
{
    /// <summary>A triangle from 0 to 1 and back. Source: keras.ops.bartlett.</summary>
    /// <param name="x">The length.</param>
    public static Tensor Bartlett(int x) => Window(x, place => 1 - Math.Abs((2 * place) - 1));

    /// <summary>Blackman's window. Source: keras.ops.blackman.</summary>
    /// <inheritdoc cref="Bartlett"/>
    public static Tensor Blackman(int x) =>
        Window(x, place => 0.42 - (0.5 * Math.Cos(2 * Math.PI * place)) + (0.08 * Math.Cos(4 * Math.PI * place)));

    /// <summary>Hamming's window. Source: keras.ops.hamming.</summary>
    /// <inheritdoc cref="Bartlett"/>
    public static Tensor Hamming(int x) => Window(x, place => 0.54 - (0.46 * Math.Cos(2 * Math.PI * place)));

    /// <summary>Hann's window. Source: keras.ops.hanning.</summary>
    /// <inheritdoc cref="Bartlett"/>
    public static Tensor Hanning(int x) => Window(x, place => 0.5 - (0.5 * Math.Cos(2 * Math.PI * place)));

    /// <summary>Kaiser's window. Source: keras.ops.kaiser.</summary>
    /// <param name="x">The length.</param>
    /// <param name="beta">How narrow it is.</param>
    public static Tensor Kaiser(int x, double beta)
    {
        using var scope = NewDisposeScope();
        var place = linspace(-1, 1, Guard.NotNegative(x), ScalarType.Float64);
        var window = x == 1 ? ones([1], ScalarType.Float64)
            : (beta * (1 - place.square()).clamp_min(0).sqrt()).i0() / tensor(beta, ScalarType.Float64).i0();
        return window.to_type(KerasConfig.FloatX).to(KerasConfig.Device).MoveToOuterDisposeScope();
    }

    /// <summary>Numbers whose quotients are equal. Source: keras.ops.geomspace.</summary>
    /// <param name="start">The first, not 0.</param>
    /// <param name="stop">The last, of the same sign.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether the last one is among them.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <exception cref="ArgumentException">A bound is 0, or the signs differ.</exception>
    public static Tensor Geomspace(double start, double stop, int num = 50, bool endpoint = true, DType? dtype = null)
    {
        if (start * stop <= 0)
            throw new ArgumentException(
                $"`start` and `stop` must be of one sign and not 0. Received: start={start}, stop={stop}", nameof(start));
        using var scope = NewDisposeScope();
        var powers = Logspace(Math.Log10(Math.Abs(start)), Math.Log10(Math.Abs(stop)), num, endpoint, dtype: ScalarType.Float64);
        return (powers * Math.Sign(start)).to_type(dtype ?? KerasConfig.FloatX).MoveToOuterDisposeScope();
    }

    /// <summary>A function of the way from one end, 0, to the other, 1.</summary>
    private static Tensor Window(int size, Func<double, double> function)
    {
        double[] values = [.. Enumerable.Range(0, Guard.NotNegative(size)).Select(i => size == 1 ? 1 : function(i / (size - 1.0)))];
        return tensor(values, KerasConfig.FloatX, KerasConfig.Device);
    }
}
