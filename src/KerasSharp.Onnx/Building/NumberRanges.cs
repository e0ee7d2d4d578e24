namespace KerasSharp.Onnx;

/// <summary>The least and the greatest numbers of element types.</summary>
internal static class NumberRanges
{
    /// <summary>The ends of a type.</summary>
    public static (double Low, double High) Of(ElementType type) => type switch
    {
        ElementType.Bool => (0, 1),
        ElementType.Uint8 => (byte.MinValue, byte.MaxValue),
        ElementType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ElementType.Int16 => (short.MinValue, short.MaxValue),
        ElementType.Int32 => (int.MinValue, int.MaxValue),
        ElementType.Int64 => (long.MinValue, long.MaxValue),
        _ => (-SpecialFunctionExporters.Largest(type), SpecialFunctionExporters.Largest(type)),
    };

    /// <summary>The greatest number of a floating type that is not beyond another: 2³¹ − 1 is no float32.</summary>
    /// <param name="high">The other.</param>
    /// <param name="type">The floating type.</param>
    /// <param name="whole">Whether the other is that of an integer type, whose own greatest number no float64 is.</param>
    public static double Below(double high, ElementType type, bool whole)
    {
        if (type == ElementType.Double)
            return whole && high >= long.MaxValue ? Math.BitDecrement(high) : high;
        var bound = type switch
        {
            ElementType.Float16 => (double)(Half)Math.Min(high, 65504),
            ElementType.Bfloat16 => Math.Min(high, 3.3895313892515355e38),
            _ => (float)high,
        };
        return type == ElementType.Float && (bound > high || (whole && high >= long.MaxValue)) ? MathF.BitDecrement((float)bound) : bound;
    }
}
