namespace KerasSharp.Onnx;

/// <summary>Operations on the bits of integers.</summary>
[ExportsOperations]
internal static class BitExporters
{
    public static OnnxValue BitwiseAnd(OnnxValue x, OnnxValue y) => Pair(x, y, "And", "BitwiseAnd");

    public static OnnxValue BitwiseOr(OnnxValue x, OnnxValue y) => Pair(x, y, "Or", "BitwiseOr");

    public static OnnxValue BitwiseXor(OnnxValue x, OnnxValue y) => Pair(x, y, "Xor", "BitwiseXor");

    public static OnnxValue BitwiseNot(OnnxValue x) => x.Type == ElementType.Bool ? !x : x.Unary("BitwiseNot");

    public static OnnxValue BitwiseInvert(OnnxValue x) => BitwiseNot(x);

    public static OnnxValue BitwiseLeftShift(OnnxValue x, OnnxValue y)
    {
        var (a, b) = Wide(x, y);
        var shifted = Shift(a, b.Clip(0, 63), "LEFT");
        return ((b < 0) | (b > 63)).Where(shifted.Like(0), shifted).Cast(Promoted.Pair(x, y).A.Type);
    }

    public static OnnxValue BitwiseRightShift(OnnxValue x, OnnxValue y)
    {
        // ONNX shifts unsigned numbers; a negative one has the bits of its complement inverted. Beyond all bits the sign is left.
        var (a, b) = Wide(x, y);
        var count = (b < 0).Where(b.Like(63), b.Clip(0, 63));
        var negative = a < 0;
        var shifted = Shift(negative.Where(BitwiseNot(a), a), count, "RIGHT");
        return negative.Where(BitwiseNot(shifted), shifted).Cast(Promoted.Pair(x, y).A.Type);
    }

    public static OnnxValue LeftShift(OnnxValue x, OnnxValue y) => BitwiseLeftShift(x, y);

    public static OnnxValue RightShift(OnnxValue x, OnnxValue y) => BitwiseRightShift(x, y);

    public static OnnxValue Gcd(OnnxValue x1, OnnxValue x2)
    {
        // Euclid's algorithm: numbers of 64 bits need at most 92 rounds.
        var (a, b) = Promoted.Pair(x1, x2);
        var sizes = Shapes.Broadcast(a.Shape, b.Shape);
        var (first, second) = (a.Cast(ElementType.Int64).Abs(), b.Cast(ElementType.Int64).Abs());
        var zero = (first - first) * (second - second);
        OnnxValue[] start = [(first + zero).WithShape(sizes), (second + zero).WithShape(sizes)];
        return a.Builder.Repeat(92, start, (_, values) =>
        {
            var done = values[1].Same(0);
            var divisor = values[1].Fill(done, 1);
            var rest = values[0].Builder.Add("Mod", [values[0], divisor], ElementType.Int64, sizes);
            return [done.Where(values[0], values[1]), done.Where(values[1], rest)];
        })[0].Cast(a.Type);
    }

    public static OnnxValue Lcm(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var (first, second) = (a.Cast(ElementType.Int64), b.Cast(ElementType.Int64));
        var divisor = Gcd(first, second);
        return (first / divisor.Fill(divisor.Same(0), 1) * second).Abs().Cast(a.Type);
    }

    private static OnnxValue Pair(OnnxValue x, OnnxValue y, string logic, string bits)
    {
        var (a, b) = Promoted.Pair(x, y);
        return a.Builder.Add(a.Type == ElementType.Bool ? logic : bits, [a, b], a.Type, Shapes.Broadcast(a.Shape, b.Shape));
    }

    private static (OnnxValue A, OnnxValue B) Wide(OnnxValue x, OnnxValue y) => (x.Cast(ElementType.Int64), y.Cast(ElementType.Int64));

    private static OnnxValue Shift(OnnxValue a, OnnxValue count, string direction) => a.Builder.Add(
        "BitShift", [a.Cast(ElementType.Uint64), count.Cast(ElementType.Uint64)], ElementType.Uint64,
            Shapes.Broadcast(a.Shape, count.Shape), ("direction", direction)).Cast(ElementType.Int64);
}
