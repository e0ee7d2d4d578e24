namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    private const int TritsOfByte = 5;

    private static readonly int[] Places = [1, 3, 9, 27, 81];

    /// <summary>Packs values of −1, 0 and 1, five in a byte: 1.6 bits for each.</summary>
    /// <param name="arr">The values, of any type of numbers; others are rounded and clipped.</param>
    /// <param name="axis">The axis along which neighbours share a byte; zeros behind it fill the last byte.</param>
    /// <returns>The bytes, uint8; their shape; and the length of the axis before.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    /// <remarks>A byte is the sum of (value + 1) · 3^place. Source: keras.quantizers.pack_ternary.</remarks>
    public static (Tensor Packed, Shape PackedShape, long OrigLen) PackTernary(Tensor arr, int axis = 0)
    {
        var at = CheckAxis(arr, axis);
        using var scope = NewDisposeScope();
        var trits = (DTypes.IsFloating(arr.dtype) ? arr.round() : arr).clamp(-1, 1).to_type(ScalarType.Int16).add_(1);
        var fields = Fields(trits, at, TritsOfByte, fill: 1);
        var bytes = fields.select(1, 0);
        for (var i = 1; i < TritsOfByte; i++)
            bytes = bytes + (fields.select(1, i) * Places[i]);
        var packed = bytes.to_type(ScalarType.Byte).movedim([0], [at]).contiguous().MoveToOuterDisposeScope();
        return (packed, packed.shape, arr.shape[at]);
    }

    /// <summary>The values of −1, 0 and 1 that <see cref="PackTernary"/> packed, int8.</summary>
    /// <param name="packed">The bytes, uint8 or int8.</param>
    /// <param name="origLen">The length of the axis before.</param>
    /// <param name="axis">The axis along which neighbours share a byte.</param>
    /// <exception cref="ArgumentException">The bytes have another type; there is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not hold so many values.</exception>
    /// <remarks>Source: keras.quantizers.unpack_ternary.</remarks>
    public static Tensor UnpackTernary(Tensor packed, long origLen, int axis = 0)
    {
        if (packed.dtype is not (ScalarType.Int8 or ScalarType.Byte))
            throw new ArgumentException($"`UnpackTernary` expects a uint8 or int8 tensor produced by `PackTernary`. Received: type "
                + $"{packed.dtype}", nameof(packed));
        var at = CheckAxis(packed, axis);
        CheckLength(origLen, packed.shape[at] * TritsOfByte);
        using var scope = NewDisposeScope();
        var codes = packed.to_type(ScalarType.Byte).to_type(ScalarType.Int16);
        var trits = Array.ConvertAll(Places, place => codes.floor_divide(place).remainder_(3).sub_(1).to_type(ScalarType.Int8));
        return stack(trits, at + 1).flatten(at, at + 1).narrow(at, 0, origLen).MoveToOuterDisposeScope();
    }
}
