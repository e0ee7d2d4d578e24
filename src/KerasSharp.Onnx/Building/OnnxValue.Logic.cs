namespace KerasSharp.Onnx;

/// <summary>Comparisons and choices.</summary>
internal sealed partial class OnnxValue
{
    /// <summary>The negation.</summary>
    public static OnnxValue operator !(OnnxValue a) => a.Same("Not");

    public static OnnxValue operator &(OnnxValue a, OnnxValue b) => Compare("And", a, b);

    public static OnnxValue operator |(OnnxValue a, OnnxValue b) => Compare("Or", a, b);

    public static OnnxValue operator >(OnnxValue a, OnnxValue b) => Compare("Greater", a, b);

    public static OnnxValue operator <(OnnxValue a, OnnxValue b) => Compare("Less", a, b);

    public static OnnxValue operator >=(OnnxValue a, OnnxValue b) => Compare("GreaterOrEqual", a, b);

    public static OnnxValue operator <=(OnnxValue a, OnnxValue b) => Compare("LessOrEqual", a, b);

    public static OnnxValue operator >(OnnxValue a, double b) => a > a.Like(b);

    public static OnnxValue operator <(OnnxValue a, double b) => a < a.Like(b);

    public static OnnxValue operator >=(OnnxValue a, double b) => a >= a.Like(b);

    public static OnnxValue operator <=(OnnxValue a, double b) => a <= a.Like(b);

    /// <summary>Whether exactly one of the two holds.</summary>
    public OnnxValue Xor(OnnxValue other) => Compare("Xor", this, other);

    /// <summary>Where the two are equal.</summary>
    public OnnxValue Same(OnnxValue other) => Compare("Equal", this, other);

    /// <summary>Where the values are a number.</summary>
    public OnnxValue Same(double other) => Same(Like(other));

    /// <summary>One value where this holds, another elsewhere.</summary>
    public OnnxValue Where(OnnxValue then, OnnxValue otherwise) =>
        Builder.Add("Where", [this, then, otherwise], then.Type, Shapes.Broadcast(Shapes.Broadcast(Shape, then.Shape), otherwise.Shape));

    /// <summary>The values, and a number where a mask holds.</summary>
    public OnnxValue Fill(OnnxValue mask, double number) => mask.Where(Like(number), this);

    /// <summary>Where values are no numbers.</summary>
    public OnnxValue IsNaN() => Builder.Add("IsNaN", [this], ElementType.Bool, Shape);

    /// <summary>Where values are infinite.</summary>
    public OnnxValue IsInfinite() => Builder.Add("IsInf", [this], ElementType.Bool, Shape);

    private static OnnxValue Compare(string operation, OnnxValue a, OnnxValue b) =>
        a.Builder.Add(operation, [a, b], ElementType.Bool, Shapes.Broadcast(a.Shape, b.Shape));
}
