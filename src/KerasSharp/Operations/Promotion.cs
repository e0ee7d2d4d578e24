namespace KerasSharp.Operations;

/// <summary>The element types in which Keras computes. Source: keras.src.backend.common.dtypes.result_type.</summary>
internal static class Promotion
{
    /// <summary>The tensor in a floating type: integers and truth values in the default one.</summary>
    public static Tensor Floating(Tensor x) => x.As(FloatingType(x.dtype));

    /// <summary>The floating type of a type: itself, or the default one.</summary>
    public static ScalarType FloatingType(ScalarType type) =>
        DTypes.IsFloating(type) || type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 ? type : KerasConfig.FloatX;

    /// <summary>The type of a sum: small integers and truth values are counted in int32.</summary>
    public static ScalarType SumType(ScalarType type) =>
        type is ScalarType.Bool or ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 ? ScalarType.Int32 : type;

    /// <summary>Truth values in another type; others as they are.</summary>
    public static Tensor Counted(Tensor x, ScalarType type = ScalarType.Int32) => x.dtype == ScalarType.Bool ? x.to_type(type) : x;

    /// <summary>The tensor as truth values.</summary>
    public static Tensor Truth(Tensor x) => x.As(ScalarType.Bool);
}
