namespace KerasSharp.Onnx;

/// <summary>Arithmetic, value by value, over shapes that broadcast; a number takes the value's type.</summary>
internal sealed partial class OnnxValue
{
    public static OnnxValue operator +(OnnxValue a, OnnxValue b) => Binary("Add", a, b);

    public static OnnxValue operator +(OnnxValue a, double b) => a + a.Like(b);

    public static OnnxValue operator +(double a, OnnxValue b) => b.Like(a) + b;

    public static OnnxValue operator -(OnnxValue a, OnnxValue b) => Binary("Sub", a, b);

    public static OnnxValue operator -(OnnxValue a, double b) => a - a.Like(b);

    public static OnnxValue operator -(double a, OnnxValue b) => b.Like(a) - b;

    public static OnnxValue operator -(OnnxValue a) => a.Same("Neg");

    public static OnnxValue operator *(OnnxValue a, OnnxValue b) => Binary("Mul", a, b);

    public static OnnxValue operator *(OnnxValue a, double b) => a * a.Like(b);

    public static OnnxValue operator *(double a, OnnxValue b) => b.Like(a) * b;

    public static OnnxValue operator /(OnnxValue a, OnnxValue b) => Binary("Div", a, b);

    public static OnnxValue operator /(OnnxValue a, double b) => a / a.Like(b);

    public static OnnxValue operator /(double a, OnnxValue b) => b.Like(a) / b;

    /// <summary>A number in this value's type.</summary>
    public OnnxValue Like(double number) => Builder.Scalar(number, Type);

    /// <summary>The larger of the two.</summary>
    public OnnxValue Maximum(OnnxValue other) => Binary("Max", this, other);

    /// <summary>The smaller of the two.</summary>
    public OnnxValue Minimum(OnnxValue other) => Binary("Min", this, other);

    /// <summary>The values cut to a range; null for no bound.</summary>
    public OnnxValue Clip(double? low, double? high) =>
        Builder.Add("Clip", [this, low is { } a ? Like(a) : null, high is { } b ? Like(b) : null], Type, Shape);

    /// <summary>To the power of the other.</summary>
    public OnnxValue Power(OnnxValue exponent) => Binary("Pow", this, exponent);

    public OnnxValue Abs() => Same("Abs");

    public OnnxValue Exp() => Same("Exp");

    public OnnxValue Log() => Same("Log");

    public OnnxValue Sqrt() => Same("Sqrt");

    public OnnxValue Square() => this * this;

    /// <summary>One over the square root.</summary>
    public OnnxValue Rsqrt() => 1.0 / Sqrt();

    public OnnxValue Reciprocal() => Same("Reciprocal");

    public OnnxValue Floor() => Same("Floor");

    public OnnxValue Ceil() => Same("Ceil");

    public OnnxValue Round() => Same("Round");

    public OnnxValue Sign() => Same("Sign");

    public OnnxValue Erf() => Same("Erf");

    public OnnxValue Relu() => Same("Relu");

    public OnnxValue Sigmoid() => Same("Sigmoid");

    public OnnxValue Tanh() => Same("Tanh");

    public OnnxValue Softmax(int axis) => Same("Softmax", ("axis", Axis(axis)));

    public OnnxValue LogSoftmax(int axis) => Same("LogSoftmax", ("axis", Axis(axis)));

    /// <summary>An operator of one input that keeps type and shape.</summary>
    public OnnxValue Unary(string operation, params (string, object)[] attributes) => Same(operation, attributes);

    /// <summary>The values in another element type.</summary>
    public OnnxValue Cast(ElementType type) => type == Type ? this : Builder.Add("Cast", [this], type, Shape, ("to", type));

    /// <summary>The values as booleans: whether they differ from 0.</summary>
    public OnnxValue Truth() => Cast(ElementType.Bool);

    /// <summary>Integers and booleans in a floating type; floating values as they are.</summary>
    public OnnxValue AsFloating(ElementType type) => Type.IsFloating() ? this : Cast(type);

    /// <summary>A matrix product, batched as in numpy.</summary>
    public OnnxValue MatMul(OnnxValue other) => Builder.Add("MatMul", [this, other], Type, Shapes.MatMul(Shape, other.Shape));

    private static OnnxValue Binary(string operation, OnnxValue a, OnnxValue b) =>
        a.Builder.Add(operation, [a, b], a.Type, Shapes.Broadcast(a.Shape, b.Shape));
}
