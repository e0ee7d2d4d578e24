namespace KerasSharp.Onnx;

/// <summary>Operands in the type that the operation computes in, as in the library.</summary>
internal static class Promoted
{
    /// <summary>Both in the type of the two together.</summary>
    public static (OnnxValue A, OnnxValue B) Pair(OnnxValue a, OnnxValue b)
    {
        var type = ElementTypes.Promote(a.Type, b.Type);
        return (a.Cast(type), b.Cast(type));
    }

    /// <summary>Both in one floating type.</summary>
    public static (OnnxValue A, OnnxValue B) Floating(OnnxValue a, OnnxValue b)
    {
        var (x, y) = Pair(a, b);
        return (Floating(x), Floating(y));
    }

    /// <summary>Integers and booleans in the default floating type.</summary>
    public static OnnxValue Floating(OnnxValue x) => x.AsFloating(KerasConfig.FloatX.ToOnnx());

    /// <summary>Booleans as int32.</summary>
    public static OnnxValue Counted(OnnxValue x) => x.Type == ElementType.Bool ? x.Cast(ElementType.Int32) : x;

    /// <summary>Small integers and booleans as int32, in which they are summed.</summary>
    public static OnnxValue Summed(OnnxValue x) =>
        x.Type is ElementType.Bool or ElementType.Uint8 or ElementType.Int8 or ElementType.Int16 ? x.Cast(ElementType.Int32) : x;

    /// <summary>At least float32 within, the operand's own floating type outside.</summary>
    public static OnnxValue Wide(OnnxValue x, Func<OnnxValue, OnnxValue> compute) =>
        compute(x.Cast(ElementTypes.Promote(x.Type, ElementType.Float))).Cast(Floating(x).Type);

    /// <summary>The axes named, or all.</summary>
    public static int[] Axes(OnnxValue x, Axes? axis) => axis?.Resolve(x.Rank, "axis", "the operation") ?? [.. Enumerable.Range(0, x.Rank)];

    /// <summary>The values in one row where no axis is named.</summary>
    public static (OnnxValue X, int Axis) Row(OnnxValue x, int? axis) =>
        axis is { } given ? (x, given < 0 ? given + x.Rank : given) : (x.Reshape(x.Elements()), 0);
}
