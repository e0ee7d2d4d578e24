namespace KerasSharp.Onnx;

/// <summary>Arithmetic of two operands.</summary>
[ExportsOperations]
internal static class ArithmeticExporters
{
    public static OnnxValue Add(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type == ElementType.Bool ? a | b : a + b;
    }

    public static OnnxValue Subtract(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return Promoted.Counted(a) - Promoted.Counted(b);
    }

    public static OnnxValue Multiply(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type == ElementType.Bool ? a & b : a * b;
    }

    public static OnnxValue Divide(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        return a / b;
    }

    public static OnnxValue TrueDivide(OnnxValue x1, OnnxValue x2) => Divide(x1, x2);

    public static OnnxValue DivideNoNan(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        var zero = b.Same(0);
        return zero.Where(a.Like(0), a / zero.Where(b.Like(1), b));
    }

    public static OnnxValue FloorDivide(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        (a, b) = (Promoted.Counted(a), Promoted.Counted(b));
        return a.Type.IsFloating() ? (a / b).Floor() : (a - Remainder(a, b)) / b;
    }

    public static OnnxValue Mod(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        (a, b) = (Promoted.Counted(a), Promoted.Counted(b));
        return a.Type.IsFloating() ? a - ((a / b).Floor() * b) : Remainder(a, b);
    }

    public static OnnxValue Power(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Power(b);
    }

    public static OnnxValue Maximum(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type == ElementType.Bool ? a | b : a.Maximum(b);
    }

    public static OnnxValue Minimum(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type == ElementType.Bool ? a & b : a.Minimum(b);
    }

    public static OnnxValue Arctan2(OnnxValue x1, OnnxValue x2)
    {
        var (y, x) = Promoted.Floating(x1, x2);
        var right = (y / x).Unary("Atan");
        var half = (y < 0).Where(y.Like(-Math.PI), y.Like(Math.PI));
        var left = right + half;
        var upright = y.Sign() * (Math.PI / 2);
        return x.Same(0).Where(upright, (x > 0).Where(right, left));
    }

    public static OnnxValue Logaddexp(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        return a.Maximum(b) + ((-(a - b).Abs()).Exp() + 1).Log();
    }

    private static OnnxValue Remainder(OnnxValue a, OnnxValue b) =>
        a.Builder.Add("Mod", [a, b], a.Type, Shapes.Broadcast(a.Shape, b.Shape));
}
