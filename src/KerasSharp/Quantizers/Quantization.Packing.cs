namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    /// <summary>Packs values of 4 bits, two in a byte: the first in the low half.</summary>
    /// <param name="arr">Values in [−8, 7] as int8, or in [0, 15] as uint8.</param>
    /// <param name="axis">The axis along which neighbours share a byte; an odd length gets a 0 behind it.</param>
    /// <param name="dtype">The type of the values and of the bytes: int8 or uint8.</param>
    /// <returns>The bytes, their shape, and the length of the axis before.</returns>
    /// <exception cref="ArgumentException">The values have another type; there is no such axis.</exception>
    /// <remarks>Source: keras.quantizers.pack_int4.</remarks>
    public static (Tensor Packed, Shape PackedShape, long OrigLen) PackInt4(Tensor arr, int axis = 0,
        ScalarType dtype = ScalarType.Int8) => Pack(arr, axis, dtype, 4);

    /// <summary>The values of 4 bits that <see cref="PackInt4"/> packed.</summary>
    /// <param name="packed">The bytes, int8 or uint8.</param>
    /// <param name="origLen">The length of the axis before.</param>
    /// <param name="axis">The axis along which neighbours share a byte.</param>
    /// <param name="dtype">int8 for values in [−8, 7], uint8 for [0, 15].</param>
    /// <exception cref="ArgumentException">The bytes have another type; there is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not hold so many values.</exception>
    /// <remarks>Source: keras.quantizers.unpack_int4.</remarks>
    public static Tensor UnpackInt4(Tensor packed, long origLen, int axis = 0, ScalarType dtype = ScalarType.Int8) =>
        Unpack(packed, origLen, axis, dtype, 4);

    /// <summary>Packs values of 2 bits, four in a byte: the first in the lowest bits.</summary>
    /// <param name="arr">Values in [−2, 1] as int8, or in [0, 3] as uint8.</param>
    /// <param name="axis">The axis along which neighbours share a byte; zeros behind it fill the last byte.</param>
    /// <param name="dtype">The type of the values and of the bytes: int8 or uint8.</param>
    /// <returns>The bytes, their shape, and the length of the axis before.</returns>
    /// <exception cref="ArgumentException">The values have another type; there is no such axis.</exception>
    /// <remarks>Source: keras.quantizers.pack_int2.</remarks>
    public static (Tensor Packed, Shape PackedShape, long OrigLen) PackInt2(Tensor arr, int axis = 0,
        ScalarType dtype = ScalarType.Int8) => Pack(arr, axis, dtype, 2);

    /// <summary>The values of 2 bits that <see cref="PackInt2"/> packed.</summary>
    /// <param name="packed">The bytes, int8 or uint8.</param>
    /// <param name="origLen">The length of the axis before.</param>
    /// <param name="axis">The axis along which neighbours share a byte.</param>
    /// <param name="dtype">int8 for values in [−2, 1], uint8 for [0, 3].</param>
    /// <exception cref="ArgumentException">The bytes have another type; there is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not hold so many values.</exception>
    /// <remarks>Source: keras.quantizers.unpack_int2.</remarks>
    public static Tensor UnpackInt2(Tensor packed, long origLen, int axis = 0, ScalarType dtype = ScalarType.Int8) =>
        Unpack(packed, origLen, axis, dtype, 2);

    private static (Tensor Packed, Shape PackedShape, long OrigLen) Pack(Tensor arr, int axis, ScalarType dtype, int bits)
    {
        CheckBytes(dtype);
        if (arr.dtype != dtype)
            throw new ArgumentException($"Expected {DTypes.Name(dtype)} tensor for packing, got {arr.dtype}.", nameof(arr));
        var at = CheckAxis(arr, axis);
        using var scope = NewDisposeScope();
        var length = arr.shape[at];
        var fields = Fields(arr, at, 8 / bits, fill: 0).bitwise_and((1 << bits) - 1).to_type(ScalarType.Byte);
        var packed = fields.select(1, 0);
        for (var i = 1; i < 8 / bits; i++)
            packed = packed.bitwise_or(fields.select(1, i).bitwise_left_shift(
                full([], i * bits, dtype: ScalarType.Byte, device: arr.device)));
        packed = packed.to_type(dtype).movedim([0], [at]).contiguous().MoveToOuterDisposeScope();
        return (packed, packed.shape, length);
    }

    private static Tensor Unpack(Tensor packed, long origLen, int axis, ScalarType dtype, int bits)
    {
        CheckBytes(dtype);
        if (packed.dtype is not (ScalarType.Int8 or ScalarType.Byte))
            throw new ArgumentException($"Expected int8 or uint8 tensor for unpacking, got {packed.dtype}.", nameof(packed));
        var at = CheckAxis(packed, axis);
        CheckLength(origLen, packed.shape[at] * (8 / bits));
        using var scope = NewDisposeScope();
        var bytes = packed.to_type(ScalarType.Byte);
        var fields = new Tensor[8 / bits];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = (i == 0 ? bytes : bytes.bitwise_right_shift(full([], i * bits, dtype: ScalarType.Byte, device: packed.device)))
                .bitwise_and((1 << bits) - 1);
            // Of a value with a sign the highest bit counts negative.
            if (dtype == ScalarType.Int8)
                fields[i] = fields[i].to_type(ScalarType.Int8).bitwise_xor(1 << (bits - 1)).sub_(1 << (bits - 1));
        }

        return stack(fields, at + 1).flatten(at, at + 1).narrow(at, 0, origLen).MoveToOuterDisposeScope();
    }

    /// <summary>The axis in front, filled up and split into groups: (groups, count, …).</summary>
    private static Tensor Fields(Tensor x, int axis, int count, double fill)
    {
        var front = x.movedim([axis], [0]);
        var missing = (count - (front.shape[0] % count)) % count;
        if (missing > 0)
            front = cat([front, full([missing, .. front.shape[1..]], fill, dtype: x.dtype, device: x.device)]);
        return front.contiguous().view([front.shape[0] / count, count, .. front.shape[1..]]);
    }

    private static void CheckBytes(ScalarType dtype)
    {
        if (dtype is not (ScalarType.Int8 or ScalarType.Byte))
            throw new ArgumentException($"Expected dtype to be 'int8' or 'uint8', but got '{dtype}'.", nameof(dtype));
    }

    private static int CheckAxis(Tensor x, int axis) => ((Axes)axis).Resolve(x.Dimensions, nameof(axis), "packing")[0];

    private static void CheckLength(long origLen, long most)
    {
        if (origLen < 0 || origLen > most)
            throw new ArgumentOutOfRangeException(nameof(origLen), $"The bytes hold {most} values along the axis. Received: "
                + $"origLen={origLen}");
    }
}
