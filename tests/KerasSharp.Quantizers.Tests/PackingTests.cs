namespace KerasSharp.Quantizers.Tests;

/// <summary>Values of few bits in bytes. The numbers are those of Keras's documentation.</summary>
public sealed class PackingTests
{
    [Fact]
    public void Values_of_4_bits_are_packed_as_Keras_does()
    {
        using var scope = NewDisposeScope();
        var (packed, shape, length) = Quantization.PackInt4(Bytes([-3, 7, 2, -8, 1, 0], 3, 2), axis: 0);
        Assert.Equal([45, -121, 1, 0], packed.data<sbyte>().ToArray());
        Assert.Equal(((Shape)(2, 2), 3L), (shape, length));
        Assert.Equal([125, 2, 24, 0], Quantization.PackInt4(Bytes([-3, 7, 2, -8, 1, 0], 2, 3), axis: 1).Packed.data<sbyte>().ToArray());
    }

    [Fact]
    public void Values_of_2_bits_are_packed_as_Keras_does()
    {
        using var scope = NewDisposeScope();
        sbyte[] values = [-2, 1, 0, -1, 1, -2, 0, 1, -1, 0];
        Assert.Equal([18, 109, 3, 0], Quantization.PackInt2(Bytes(values, 5, 2)).Packed.data<sbyte>().ToArray());
        Assert.Equal([-58, 1, -46, 0], Quantization.PackInt2(Bytes([-2, 1, 0, -1, 1, -2, 0, 1, -1, 0], 2, 5), axis: 1).Packed.data<sbyte>()
            .ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void What_was_packed_comes_back_along_each_axis(int axis)
    {
        using var scope = NewDisposeScope();
        foreach (var size in (long[])[1, 4, 5, 7])
        {
            long[] shape = [3, 2, 4];
            shape[axis < 0 ? axis + 3 : axis] = size;
            var four = randint(-8, 8, shape, dtype: ScalarType.Int8);
            Assert.Equal(four, Quantization.UnpackInt4(Quantization.PackInt4(four, axis).Packed, size, axis));
            var unsigned = randint(0, 16, shape, dtype: ScalarType.Byte);
            Assert.Equal(unsigned, Quantization.UnpackInt4(Quantization.PackInt4(unsigned, axis, ScalarType.Byte).Packed, size, axis,
                ScalarType.Byte));
            var two = randint(-2, 2, shape, dtype: ScalarType.Int8);
            Assert.Equal(two, Quantization.UnpackInt2(Quantization.PackInt2(two, axis).Packed, size, axis));
            var trits = randint(-1, 2, shape, dtype: ScalarType.Int8);
            var (packed, _, length) = Quantization.PackTernary(trits, axis);
            Assert.Equal(((size + 4) / 5, ScalarType.Byte, size), (packed.shape[axis < 0 ? axis + 3 : axis], packed.dtype, length));
            Assert.Equal(trits, Quantization.UnpackTernary(packed, size, axis));
        }
    }

    [Fact]
    public void Every_byte_is_five_trits()
    {
        using var scope = NewDisposeScope();
        var codes = arange(243, dtype: ScalarType.Byte).reshape(1, 243);
        var trits = Quantization.UnpackTernary(codes, 5);
        var expected = Enumerable.Range(0, 5).SelectMany(place => Enumerable.Range(0, 243)
            .Select(code => (sbyte)((code / (int)Math.Pow(3, place) % 3) - 1)));
        Assert.Equal(expected, trits.data<sbyte>().ToArray());
        Assert.Equal(codes, Quantization.PackTernary(trits).Packed);
    }

    [Fact]
    public void Every_byte_is_two_values_of_4_bits_and_four_of_2()
    {
        using var scope = NewDisposeScope();
        var bytes = arange(256, dtype: ScalarType.Int32).to_type(ScalarType.Byte).reshape(1, 256);
        foreach (var type in (ScalarType[])[ScalarType.Byte, ScalarType.Int8])
        {
            var given = bytes.to_type(type);
            Assert.Equal(Fields(4), Quantization.UnpackInt4(given, 2).to_type(ScalarType.Int32).data<int>().ToArray());
            Assert.Equal(Fields(2), Quantization.UnpackInt2(given, 4).to_type(ScalarType.Int32).data<int>().ToArray());
        }

        static IEnumerable<int> Fields(int bits) => Enumerable.Range(0, 8 / bits)
            .SelectMany(place => Enumerable.Range(0, 256).Select(value =>
        {
            var field = (value >> (place * bits)) & ((1 << bits) - 1);
            return field >= 1 << (bits - 1) ? field - (1 << bits) : field;
        }));
    }

    [Fact]
    public void Numbers_are_rounded_and_clipped_to_trits()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, -1, 0, 0, 1], Quantization.UnpackTernary(Quantization.PackTernary(
            tensor((float[])[1.6f, -2.4f, 0.5f, -0.4f, 0.6f])).Packed, 5).data<sbyte>().ToArray());
    }

    [Fact]
    public void Other_types_axes_and_lengths_are_refused()
    {
        using var scope = NewDisposeScope();
        var bytes = zeros(2, 3, dtype: ScalarType.Int8);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => Quantization.PackInt4(zeros(2, 3))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Quantization.PackInt4(bytes, dtype: ScalarType.Byte));
        Assert.Throws<ArgumentException>(() => Quantization.PackInt4(bytes, dtype: ScalarType.Int32));
        Assert.Throws<ArgumentException>(() => Quantization.PackInt2(bytes, axis: 2));
        Assert.Throws<ArgumentException>(() => Quantization.UnpackInt2(zeros(2, 3), 2));
        Assert.Throws<ArgumentException>(() => Quantization.UnpackTernary(zeros(2, 3), 2));
        Assert.Contains("origLen=5", Assert.Throws<ArgumentOutOfRangeException>(() => Quantization.UnpackInt4(bytes, 5)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantization.UnpackTernary(bytes, 11));
    }

    private static Tensor Bytes(sbyte[] values, params long[] shape) => tensor(values, shape);
}
