namespace KerasSharp.Onnx;

/// <summary>Small integers, several in a byte as files of Keras hold them, taken apart when the graph is loaded.</summary>
internal static class PackedBytes
{
    private const int TritsOfByte = 5;

    /// <summary>Numbers of some bits, the lowest bits of a byte first.</summary>
    /// <param name="bytes">The bytes, uint8.</param>
    /// <param name="bits">The bits of a number.</param>
    /// <param name="axis">The axis along which bytes hold several numbers.</param>
    /// <param name="length">The count of numbers along it.</param>
    /// <param name="signed">Whether the highest bit counts negative.</param>
    /// <param name="type">The type wanted.</param>
    public static OnnxValue Bits(OnnxValue bytes, int bits, int axis, long length, bool signed, ElementType type)
    {
        if (bits == 8)
            return bytes.Cast(type);
        var parts = Enumerable.Range(0, 8 / bits)
            .Select(i => bytes.Builder.Add("BitwiseAnd", [Shifted(i * bits), bytes.Like((1 << bits) - 1)],
            bytes.Type, bytes.Shape)).ToArray();
        var values = Joined(parts, axis, length).Cast(type);
        return signed ? (values >= 1 << (bits - 1)).Where(values - (1 << bits), values) : values;

        OnnxValue Shifted(int count) => count == 0 ? bytes
            : bytes.Builder.Add("BitShift", [bytes, bytes.Like(count)], bytes.Type, bytes.Shape, ("direction", "RIGHT"));
    }

    /// <summary>−1, 0 and 1, five in a byte as the digits of a number in base 3.</summary>
    public static OnnxValue Trits(OnnxValue bytes, int axis, long length, ElementType type)
    {
        var codes = bytes.Cast(ElementType.Int32);
        var parts = Enumerable.Range(0, TritsOfByte)
            .Select(i => ArithmeticExporters.Mod(codes / Math.Pow(3, i), codes.Like(3)) - 1).ToArray();
        return Joined(parts, axis, length).Cast(type);
    }

    private static OnnxValue Joined(OnnxValue[] parts, int axis, long length)
    {
        var at = axis < 0 ? axis + parts[0].Rank : axis;
        return parts[0].Builder.Concat([.. parts.Select(part => part.Unsqueeze(at + 1))], at + 1).Flatten(at, at + 1).Slice(at, 0, length);
    }
}
