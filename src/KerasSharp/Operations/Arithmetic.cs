namespace KerasSharp.Operations;

/// <summary>Arithmetic of two operands, value by value, over shapes that broadcast.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Arithmetic
{
    /// <summary>The sum. Source: keras.ops.add.</summary>
    public static Tensor Add(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return a + b;
    }

    /// <summary>The difference. Source: keras.ops.subtract.</summary>
    public static Tensor Subtract(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return Promotion.Counted(a, b.dtype) - Promotion.Counted(b, a.dtype);
    }

    /// <summary>The product. Source: keras.ops.multiply.</summary>
    public static Tensor Multiply(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return a * b;
    }

    /// <summary>The quotient; of integers a floating one. Source: keras.ops.divide.</summary>
    public static Tensor Divide(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return a / b;
    }

    /// <summary>The quotient; of integers a floating one. Source: keras.ops.true_divide.</summary>
    public static Tensor TrueDivide(Operand x1, Operand x2) => Divide(x1, x2);

    /// <summary>The quotient, and 0 where the divisor is 0. Source: keras.ops.divide_no_nan.</summary>
    public static Tensor DivideNoNan(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return TensorMath.DivideNoNan(a, b);
    }

    /// <summary>The quotient, rounded down. Source: keras.ops.floor_divide.</summary>
    public static Tensor FloorDivide(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.div(b, RoundingMode.floor);
    }

    /// <summary>The remainder, with the divisor's sign. Source: keras.ops.mod.</summary>
    public static Tensor Mod(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return a.dtype == ScalarType.Bool && b.dtype == ScalarType.Bool
            ? Promotion.Counted(a).remainder(Promotion.Counted(b)) : a.remainder(b);
    }

    /// <summary>The first to the power of the second. Source: keras.ops.power.</summary>
    public static Tensor Power(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return a.pow(b);
    }

    /// <summary>The larger of the two; at a tie each has half the gradient. Source: keras.ops.maximum.</summary>
    public static Tensor Maximum(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.maximum(b);
    }

    /// <summary>The smaller of the two; at a tie each has half the gradient. Source: keras.ops.minimum.</summary>
    public static Tensor Minimum(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.minimum(b);
    }

    /// <summary>The angle of the point (x2, x1). Source: keras.ops.arctan2.</summary>
    /// <param name="x1">The ordinates.</param>
    /// <param name="x2">The abscissas.</param>
    public static Tensor Arctan2(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.atan2(b);
    }

    /// <summary><c>log(exp(x1) + exp(x2))</c>. Source: keras.ops.logaddexp.</summary>
    public static Tensor Logaddexp(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.logaddexp(b);
    }
}
