namespace KerasSharp;

/// <content>Complex numbers, on tensors alone: placeholders are of real numbers.</content>
public static partial class Ops
{
    /// <summary>The angle in the complex plane: of real numbers 0, or π where they are negative. Source: keras.ops.angle.</summary>
    public static Tensor Angle(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        return (x.is_complex() ? x : Operations.Promotion.Floating(x)).angle().MoveToOuterDisposeScope();
    }

    /// <summary>The number with the other sign of its imaginary part. Source: keras.ops.conjugate.</summary>
    public static Tensor Conjugate(Tensor x) => Own(x, () => x.is_complex() ? x.conj().resolve_conj() : x);

    /// <inheritdoc cref="Conjugate"/>
    public static Tensor Conj(Tensor x) => Conjugate(x);

    /// <summary>The real parts. Source: keras.ops.real.</summary>
    public static Tensor Real(Tensor x) => Own(x, () => x.is_complex() ? x.real : x);

    /// <summary>The imaginary parts; of real numbers 0. Source: keras.ops.imag.</summary>
    public static Tensor Imag(Tensor x) => Own(x, () => x.is_complex() ? x.imag : zeros_like(x));

    /// <summary>Which numbers have no imaginary part. Source: keras.ops.isreal.</summary>
    public static Tensor Isreal(Tensor x) =>
        Own(x, () => x.is_complex() ? x.imag.eq(0) : ones_like(x, ScalarType.Bool));

    /// <summary>Complex numbers of lengths and angles. Source: keras.ops.polar.</summary>
    /// <param name="abs">The lengths.</param>
    /// <param name="angle">The angles.</param>
    public static Tensor Polar(Tensor abs, Tensor angle)
    {
        ArgumentNullException.ThrowIfNull(angle);
        return Own(abs, () =>
        {
            var (length, turn) = Operand.Floating(abs, angle);
            return complex(length * turn.cos(), length * turn.sin());
        });
    }

    /// <summary>Complex numbers of their parts, which the last axis holds: (…, 2) to (…). Source: keras.ops.view_as_complex.</summary>
    /// <exception cref="ArgumentException">The last axis is not of size 2.</exception>
    public static Tensor ViewAsComplex(Tensor x) => Own(
        x, () => x.Dimensions > 0 && x.shape[^1] == 2 ? complex(x.select(-1, 0), x.select(-1, 1)) : throw new ArgumentException(
            $"The last axis of `x` must hold the real and the imaginary part. Received: {KerasSharp.Shape.Of(x.shape)}", nameof(x)));

    /// <summary>The parts of complex numbers in a new last axis: (…) to (…, 2). Source: keras.ops.view_as_real.</summary>
    public static Tensor ViewAsReal(Tensor x) =>
        Own(x, () => stack([x.is_complex() ? x.real : x, x.is_complex() ? x.imag : zeros_like(x)], -1));

    private static Tensor Own(Tensor x, Func<Tensor> compute)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        return Operations.OperationResult.Keep(scope, compute());
    }
}
