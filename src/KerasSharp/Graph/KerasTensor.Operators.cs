namespace KerasSharp;

public partial class KerasTensor
{
    /// <summary>A part of the tensor: numbers take a place of an axis, ranges a part of one, <c>..</c> all of it. <c>x[.., ^1]</c> is the
    /// last place of the second axis.</summary>
    /// <remarks>As in Python, a range that leaves the tensor is cut to it, and axes not named are taken whole.</remarks>
    /// <exception cref="ArgumentException">There are fewer axes, or a place is outside of its axis.</exception>
    public KerasTensor this[params AxisIndex[] indices] =>
        Operation.Call("GetItem", this, indices is [var one] ? one.Plain : indices.Select(index => index.Plain).ToList());

    /// <summary>The sum.</summary>
    public static KerasTensor operator +(KerasTensor a, KerasTensor b) => Operation.Call("Add", a, b);

    /// <summary>The sum with a number.</summary>
    public static KerasTensor operator +(KerasTensor a, double b) => Operation.Call("Add", a, Plain(b));

    /// <summary>The sum with a number.</summary>
    public static KerasTensor operator +(double a, KerasTensor b) => Operation.Call("Add", Plain(a), b);

    /// <summary>The difference.</summary>
    public static KerasTensor operator -(KerasTensor a, KerasTensor b) => Operation.Call("Subtract", a, b);

    /// <summary>The difference to a number.</summary>
    public static KerasTensor operator -(KerasTensor a, double b) => Operation.Call("Subtract", a, Plain(b));

    /// <summary>The difference from a number.</summary>
    public static KerasTensor operator -(double a, KerasTensor b) => Operation.Call("Subtract", Plain(a), b);

    /// <summary>The product, value by value.</summary>
    public static KerasTensor operator *(KerasTensor a, KerasTensor b) => Operation.Call("Multiply", a, b);

    /// <summary>The product with a number.</summary>
    public static KerasTensor operator *(KerasTensor a, double b) => Operation.Call("Multiply", a, Plain(b));

    /// <summary>The product with a number.</summary>
    public static KerasTensor operator *(double a, KerasTensor b) => Operation.Call("Multiply", Plain(a), b);

    /// <summary>The quotient.</summary>
    public static KerasTensor operator /(KerasTensor a, KerasTensor b) => Operation.Call("TrueDivide", a, b);

    /// <summary>The quotient by a number.</summary>
    public static KerasTensor operator /(KerasTensor a, double b) => Operation.Call("TrueDivide", a, Plain(b));

    /// <summary>The quotient of a number.</summary>
    public static KerasTensor operator /(double a, KerasTensor b) => Operation.Call("TrueDivide", Plain(a), b);

    /// <summary>The remainder, with the divisor's sign.</summary>
    public static KerasTensor operator %(KerasTensor a, KerasTensor b) => Operation.Call("Mod", a, b);

    /// <summary>The remainder by a number, with its sign.</summary>
    public static KerasTensor operator %(KerasTensor a, double b) => Operation.Call("Mod", a, Plain(b));

    /// <summary>The negative.</summary>
    public static KerasTensor operator -(KerasTensor a) => Operation.Call("Negative", a);

    /// <summary>Where the first is less.</summary>
    public static KerasTensor operator <(KerasTensor a, KerasTensor b) => Operation.Call("Less", a, b);

    /// <summary>Where the first is greater.</summary>
    public static KerasTensor operator >(KerasTensor a, KerasTensor b) => Operation.Call("Greater", a, b);

    /// <summary>Where the tensor is less than a number.</summary>
    public static KerasTensor operator <(KerasTensor a, double b) => Operation.Call("Less", a, Plain(b));

    /// <summary>Where the tensor is greater than a number.</summary>
    public static KerasTensor operator >(KerasTensor a, double b) => Operation.Call("Greater", a, Plain(b));

    /// <summary>Where the first is less or equal.</summary>
    public static KerasTensor operator <=(KerasTensor a, KerasTensor b) => Operation.Call("LessEqual", a, b);

    /// <summary>Where the first is greater or equal.</summary>
    public static KerasTensor operator >=(KerasTensor a, KerasTensor b) => Operation.Call("GreaterEqual", a, b);

    /// <summary>Where the tensor is less than or equal to a number.</summary>
    public static KerasTensor operator <=(KerasTensor a, double b) => Operation.Call("LessEqual", a, Plain(b));

    /// <summary>Where the tensor is greater than or equal to a number.</summary>
    public static KerasTensor operator >=(KerasTensor a, double b) => Operation.Call("GreaterEqual", a, Plain(b));

    /// <summary>Where both are true.</summary>
    public static KerasTensor operator &(KerasTensor a, KerasTensor b) => Operation.Call("LogicalAnd", a, b);

    /// <summary>Where either is true.</summary>
    public static KerasTensor operator |(KerasTensor a, KerasTensor b) => Operation.Call("LogicalOr", a, b);

    /// <summary>Where one alone is true.</summary>
    public static KerasTensor operator ^(KerasTensor a, KerasTensor b) => Operation.Call("LogicalXor", a, b);

    /// <summary>Where it is false.</summary>
    public static KerasTensor operator ~(KerasTensor a) => Operation.Call("LogicalNot", a);

    /// <summary>A power, Python's <c>x ** exponent</c>.</summary>
    public KerasTensor Pow(KerasTensor exponent) => Operation.Call("Power", this, exponent);

    /// <summary>A power, Python's <c>x ** exponent</c>.</summary>
    public KerasTensor Pow(double exponent) => Operation.Call("Power", this, Plain(exponent));

    /// <summary>The absolute value.</summary>
    public KerasTensor Abs() => Operation.Call("Absolute", this);

    /// <summary>The quotient, rounded down.</summary>
    public KerasTensor FloorDivide(double divisor) => Operation.Call("FloorDivide", this, Plain(divisor));

    /// <summary>The matrix product, Python's <c>x @ other</c>.</summary>
    public KerasTensor Matmul(KerasTensor other) => Operation.Call("Matmul", this, other);

    /// <summary>Where it differs from a number.</summary>
    public KerasTensor NotEqual(double other) => Operation.Call("NotEqual", this, Plain(other));

    /// <summary>A whole number stays one in configs, as Python's ints do.</summary>
    private static object Plain(Number value) => value.Plain;
}
