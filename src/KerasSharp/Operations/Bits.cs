namespace KerasSharp.Operations;

/// <summary>Whole numbers bit by bit, and their divisors.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Bits
{
    /// <summary>Bits that both have. Source: keras.ops.bitwise_and.</summary>
    public static Tensor BitwiseAnd(Operand x, Operand y) => Pair(x, y, (a, b) => a.bitwise_and(b));

    /// <summary>Bits that either has. Source: keras.ops.bitwise_or.</summary>
    public static Tensor BitwiseOr(Operand x, Operand y) => Pair(x, y, (a, b) => a.bitwise_or(b));

    /// <summary>Bits that one of both has. Source: keras.ops.bitwise_xor.</summary>
    public static Tensor BitwiseXor(Operand x, Operand y) => Pair(x, y, (a, b) => a.bitwise_xor(b));

    /// <summary>The other bits. Source: keras.ops.bitwise_not.</summary>
    public static Tensor BitwiseNot(Tensor x) => x.bitwise_not();

    /// <summary>The other bits. Source: keras.ops.bitwise_invert.</summary>
    public static Tensor BitwiseInvert(Tensor x) => x.bitwise_not();

    /// <summary>Bits moved up by so many places. Source: keras.ops.bitwise_left_shift.</summary>
    public static Tensor BitwiseLeftShift(Operand x, Operand y) => Pair(x, y, (a, b) => a.bitwise_left_shift(b));

    /// <summary>Bits moved down by so many places; the sign stays. Source: keras.ops.bitwise_right_shift.</summary>
    public static Tensor BitwiseRightShift(Operand x, Operand y) => Pair(x, y, (a, b) => a.bitwise_right_shift(b));

    /// <summary>Bits moved up by so many places. Source: keras.ops.left_shift.</summary>
    public static Tensor LeftShift(Operand x, Operand y) => BitwiseLeftShift(x, y);

    /// <summary>Bits moved down by so many places; the sign stays. Source: keras.ops.right_shift.</summary>
    public static Tensor RightShift(Operand x, Operand y) => BitwiseRightShift(x, y);

    /// <summary>The greatest common divisor. Source: keras.ops.gcd.</summary>
    public static Tensor Gcd(Operand x1, Operand x2) => Pair(x1, x2, (a, b) => a.gcd(b));

    /// <summary>The least common multiple. Source: keras.ops.lcm.</summary>
    public static Tensor Lcm(Operand x1, Operand x2) => Pair(x1, x2, (a, b) => a.lcm(b));

    private static Tensor Pair(Operand x, Operand y, Func<Tensor, Tensor, Tensor> compute)
    {
        var (a, b) = Operand.SameType(x, y);
        return DTypes.IsFloating(a.dtype)
            ? throw new ArgumentException($"The operation works on integers. Received: tensors of dtype {DTypes.Name(a.dtype)}", nameof(x))
            : compute(a, b);
    }
}
