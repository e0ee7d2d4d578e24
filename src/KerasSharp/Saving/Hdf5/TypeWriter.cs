namespace KerasSharp.Saving.Hdf5;

/// <summary>Types and shapes as the file has them.</summary>
internal static class TypeWriter
{
    public static byte[] Write(Datatype type)
    {
        var block = new BlockBuilder();
        var size = (uint)type.Size;
        switch (type.Kind)
        {
            case ElementKind.Signed:
                block.U8(0x10).U8(8).U16(0).U32(size).U16(0).U16(type.Size * 8);
                break;
            case ElementKind.Unsigned:
                block.U8(0x10).U8(0).U16(0).U32(size).U16(0).U16(type.Size * 8);
                break;
            case ElementKind.Float:
                var (exponent, mantissa, bias) = type.Size switch { 2 => (5, 10, 15u), 4 => (8, 23, 127u), _ => (11, 52, 1023u) };
                block.U8(0x11).U8(0x20).U8((type.Size * 8) - 1).U8(0).U32(size).U16(0).U16(type.Size * 8).U8(mantissa).U8(exponent).U8(0)
                    .U8(mantissa).U32(bias);
                break;
            case ElementKind.Bool:
                block.U8(0x18).U16(2).U8(0).U32(1).Bytes(Write(new Datatype(ElementKind.Signed, 1))).Text("FALSE\0\0\0TRUE\0\0\0\0").U8(0)
                    .U8(1);
                break;
            case ElementKind.Opaque or ElementKind.BFloat16:
                block.U8(0x15).U8(8).U16(0).U32(size).Zeros(8);
                break;
            case ElementKind.Text:
                // A sequence of bytes that is a text of UTF-8 and ends with 0.
                block.U8(0x19).U8(1).U8(1).U8(0).U32(16).Bytes(Write(new Datatype(ElementKind.Unsigned, 1)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Such elements are not written.");
        }

        return block.Written.ToArray();
    }

    public static byte[] Space(ReadOnlySpan<long> shape)
    {
        var block = new BlockBuilder().U8(2).U8(shape.Length).U8(0).U8(shape.Length == 0 ? 0 : 1);
        foreach (var size in shape)
            block.I64(size);
        return block.Written.ToArray();
    }
}
