namespace KerasSharp.Onnx;

/// <summary>Sine, cosine and their kin.</summary>
[ExportsOperations]
internal static class TrigonometryExporters
{
    public static OnnxValue Sin(OnnxValue x) => Promoted.Floating(x).Unary("Sin");

    public static OnnxValue Cos(OnnxValue x) => Promoted.Floating(x).Unary("Cos");

    public static OnnxValue Tan(OnnxValue x) => Promoted.Floating(x).Unary("Tan");

    public static OnnxValue Arcsin(OnnxValue x) => Promoted.Floating(x).Unary("Asin");

    public static OnnxValue Arccos(OnnxValue x) => Promoted.Floating(x).Unary("Acos");

    public static OnnxValue Arctan(OnnxValue x) => Promoted.Floating(x).Unary("Atan");

    public static OnnxValue Sinh(OnnxValue x) => Promoted.Floating(x).Unary("Sinh");

    public static OnnxValue Cosh(OnnxValue x) => Promoted.Floating(x).Unary("Cosh");

    public static OnnxValue Tanh(OnnxValue x) => Promoted.Floating(x).Tanh();

    public static OnnxValue Arcsinh(OnnxValue x) => Promoted.Floating(x).Unary("Asinh");

    public static OnnxValue Arccosh(OnnxValue x) => Promoted.Floating(x).Unary("Acosh");

    public static OnnxValue Arctanh(OnnxValue x) => Promoted.Floating(x).Unary("Atanh");
}
