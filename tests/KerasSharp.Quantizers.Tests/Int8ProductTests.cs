using KerasSharp.Layers;

namespace KerasSharp.Quantizers.Tests;

/// <summary>Products of few rows with 8-bit integers, without a float32 kernel.</summary>
public sealed class Int8ProductTests
{
    [Theory]
    [InlineData(1, 1, 64)]
    [InlineData(1, 1024, 1024)]
    [InlineData(3, 7, 65)]
    [InlineData(8, 130, 127)]
    [InlineData(2, 65536, 64)]
    public void Sums_are_those_of_whole_numbers(int rows, int inputs, int units)
    {
        using var scope = NewDisposeScope();
        var (x, kernel) = (randint(-127, 128, [rows, inputs]), randint(-128, 128, [inputs, units]));
        // With such a number in each row the scale of all is 1.
        x.select(1, 0).fill_(127);
        x[0] = torch.full([inputs], -127, dtype: ScalarType.Int64);
        kernel.select(1, units - 1).fill_(-128);
        var (values, weights) = (x.to_type(ScalarType.Float32), kernel.to_type(ScalarType.Int8));
        if (!Int8Product.Takes(values, weights))
            Assert.False(System.Runtime.Intrinsics.X86.Avx2.IsSupported);
        else
            Assert.Equal(
                Expected(x, kernel), Int8Product.Multiply(values, weights, ones(units), new AbsMaxQuantizer()).data<float>().ToArray());
    }

    [Fact]
    public void Operands_that_it_is_not_for_are_left_to_libtorch()
    {
        using var scope = NewDisposeScope();
        var kernel = ones([128, 64], ScalarType.Int8);
        Assert.False(Int8Product.Takes(ones(Int8Product.MostRows + 1, 128), kernel));
        Assert.False(Int8Product.Takes(ones([1, 128], ScalarType.Float64), kernel));
        Assert.False(Int8Product.Takes(ones(1, 64), kernel));
        Assert.False(Int8Product.Takes(ones(1, 128), ones([128, 63], ScalarType.Int8)));
        Assert.False(Int8Product.Takes(ones(1, 64), kernel.t()));
    }

    [Theory]
    [InlineData(new long[] { 8, 100 })]
    [InlineData(new long[] { 1, 100 })]
    [InlineData(new long[] { 2, 3, 100 })]
    public void A_layer_gives_few_rows_what_it_gives_many(long[] shape)
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(70);
        dense.EnsureBuilt(Shape.Create([null, 100]));
        dense.Quantize("int8");
        var x = randn(shape);
        var many = dense.Apply(cat([x.reshape(-1, 100), randn(20, 100)]));
        var few = dense.Apply(x);
        Assert.Equal([.. shape[..^1], 70], few.shape);
        Assert.Equal(many[..(int)(x.numel() / 100)].reshape(few.shape).data<float>().ToArray(), few.data<float>().ToArray());
    }

    [Fact]
    public void An_input_that_is_not_a_number_gives_none()
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(64);
        dense.EnsureBuilt(Shape.Create([null, 4]));
        dense.Quantize("int8");
        foreach (var value in (float[])[float.NaN, float.PositiveInfinity])
        {
            var x = ones(2, 4);
            x[1, 2] = value;
            var y = dense.Apply(x);
            Assert.True(y[0].isfinite().all().item<bool>());
            Assert.True(y[1].isnan().all().item<bool>());
        }
    }

    private static float[] Expected(Tensor x, Tensor kernel) =>
        x.to_type(ScalarType.Float64).matmul(kernel.to_type(ScalarType.Float64)).to_type(ScalarType.Float32).data<float>().ToArray();
}
