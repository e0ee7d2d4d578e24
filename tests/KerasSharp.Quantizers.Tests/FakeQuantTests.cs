namespace KerasSharp.Quantizers.Tests;

/// <summary>Simulated rounding, and functions of scales, against plain arithmetic in float64.</summary>
public sealed class FakeQuantTests
{
    [Theory]
    [InlineData(8, false)]
    [InlineData(8, true)]
    [InlineData(4, false)]
    public void Values_are_those_of_the_moved_range(int bits, bool narrow)
    {
        using var scope = NewDisposeScope();
        double[] values = [-9, -1.3, -0.4, 0, 0.1, 0.77, 2.4, 2.6, 30];
        var result = Quantization.FakeQuantWithMinMaxVars(tensor(values), tensor(-1.2), tensor(2.5), bits, narrow).data<double>().ToArray();
        double least = narrow ? 1 : 0, greatest = (1 << bits) - 1, scale = 3.7 / (greatest - least);
        var zero = Math.Round(least + (1.2 / scale));
        var (low, high) = ((least - zero) * scale, (greatest - zero) * scale);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(Math.Round((Math.Clamp(values[i], low, high) - low) / scale) * scale + low, result[i], 1e-9);
    }

    [Fact]
    public void Gradients_go_through_within_and_to_the_ends_beyond()
    {
        using var scope = NewDisposeScope();
        var x = tensor((double[])[-9, -0.4, 0.1, 30, 40], requires_grad: true);
        var (min, max) = (tensor(-1.2, requires_grad: true), tensor(2.5, requires_grad: true));
        (Quantization.FakeQuantWithMinMaxVars(x, min, max) * tensor((double[])[1, 2, 4, 8, 16])).sum().backward();
        Assert.Equal([0, 2, 4, 0, 0], x.grad!.data<double>().ToArray());
        Assert.Equal((1, 24), (min.grad!.item<double>(), max.grad!.item<double>()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Each_place_of_an_axis_has_its_range(int axis)
    {
        using var scope = NewDisposeScope();
        var x = randn(3, 3, dtype: ScalarType.Float64);
        var (min, max) = (tensor((double[])[-1, -0.5, -2]), tensor((double[])[1, 0.7, 0.1]));
        var all = Quantization.FakeQuantWithMinMaxVars(x, min, max, axis: axis);
        for (var i = 0; i < 3; i++)
            Assert.Equal(Quantization.FakeQuantWithMinMaxVars(x.select(axis, i), min[i], max[i]), all.select(axis, i));
    }

    [Fact]
    public void Ranges_of_another_size_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("`minVals` must have 1 value(s)", Assert.Throws<ArgumentException>(() =>
            Quantization.FakeQuantWithMinMaxVars(ones(2), ones(2), ones(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Quantization.FakeQuantWithMinMaxVars(ones(2, dtype: ScalarType.Int32), ones(1), ones(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantization.FakeQuantWithMinMaxVars(ones(2), ones(1), ones(1), numBits: 20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_greatest_absolute_value_becomes_that_of_the_range(int axis)
    {
        using var scope = NewDisposeScope();
        var x = randn(4, 5, dtype: ScalarType.Float64);
        var (values, scale) = Quantization.AbsMaxQuantize(x, axis);
        for (var i = 0; i < x.shape[1 - axis]; i++)
        {
            var line = x.select(1 - axis, i).data<double>().ToArray();
            var factor = 127 / (line.Max(Math.Abs) + 1e-7);
            Assert.Equal(factor, scale.flatten()[i].item<double>(), 1e-9);
            Assert.Equal(line.Select(value => (sbyte)Math.Round(value * factor)), values.select(1 - axis, i).contiguous().data<sbyte>()
                .ToArray());
        }
    }

    [Fact]
    public void Blocks_have_a_scale_and_a_zero_point_each()
    {
        using var scope = NewDisposeScope();
        var x = randn(10, 3, dtype: ScalarType.Float64);
        var (values, scales, zeros) = Quantization.AbsMaxQuantizeGroupedWithZeroPoint(x, 4, toNumpy: true);
        Assert.Equal([10L, 3], values.shape);
        Assert.Equal([3L, 3], scales.shape);
        Assert.Equal(ScalarType.Int8, zeros.dtype);
        for (var row = 0; row < 10; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                // Zeros fill the last block up, and count.
                var block = Enumerable.Range(row / 4 * 4, 4).Select(i => i < 10 ? x[i, column].item<double>() : 0).ToArray();
                var scale = (block.Max() - block.Min() + 1e-7) / 15;
                var zero = Math.Clamp(Math.Round(-block.Min() / scale) - 8, -8, 7);
                Assert.Equal(Math.Clamp(Math.Round(x[row, column].item<double>() / scale) + zero, -8, 7),
                    values[row, column].item<sbyte>());
                Assert.Equal(scale, scales[row / 4, column].item<double>(), 1e-12);
                Assert.Equal(zero, zeros[row / 4, column].item<sbyte>());
            }
        }
    }

    [Fact]
    public void Parameters_include_zero_and_bring_values_back_within_a_step()
    {
        using var scope = NewDisposeScope();
        var x = randn(6, 10, dtype: ScalarType.Float64) + 3;
        foreach (var (bits, symmetric, group) in ((int, bool, int)[])[(2, false, -1), (4, false, 4), (4, true, -1), (8, false, 5)])
        {
            var (scale, zero, greatest) = Quantization.ComputeQuantizationParameters(x, bits, symmetric, perChannel: true,
                groupSize: group);
            Assert.Equal((1 << bits) - 1, greatest.item<float>());
            var groups = group > 0 ? (arange(10, dtype: ScalarType.Float32) / group).floor() : arange(10, dtype: ScalarType.Float32) * 0;
            var rounded = Quantization.QuantizeWithSZMap(x, scale, zero, groups, greatest);
            Assert.InRange(rounded.max().item<double>(), 1, (1 << bits) - 1);
            var error = (Quantization.DequantizeWithSZMap(rounded, scale, zero, groups) - x).abs();
            Assert.True((error / scale.index_select(1, groups.to_type(ScalarType.Int64))).max().item<double>() <= 1.01);
        }

        var (one, _, _) = Quantization.ComputeQuantizationParameters(x, 4);
        Assert.Equal([6L, 1], one.shape);
        Assert.Single(one.data<double>().ToArray().Distinct());
        Assert.Throws<ArgumentException>(() => Quantization.ComputeQuantizationParameters(ones(3), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantization.ComputeQuantizationParameters(x, 9));
        Assert.Throws<ArgumentException>(() => Quantization.DequantizeWithSZMap(x, one, one, ones(3)));
    }

    [Fact]
    public void Quantizers_and_configs_refuse_what_does_not_fit()
    {
        Assert.Contains("[-128, 127]", Assert.Throws<ArgumentException>(() => new AbsMaxQuantizer(valueRange: (-200, 127))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Int8QuantizationConfig(new AbsMaxQuantizer(outputDType: ScalarType.Int32)));
        Assert.Contains("blockSize=128", Assert.Throws<ArgumentException>(() =>
            new Int4QuantizationConfig(new AbsMaxQuantizer(valueRange: (-8, 7)))).Message, StringComparison.Ordinal);
        Assert.Contains("(-8, 7)", Assert.Throws<ArgumentException>(() =>
            new Int4QuantizationConfig(new AbsMaxQuantizer(), blockSize: null)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Int4QuantizationConfig(blockSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GPTQConfig([1], weightBits: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GPTQConfig([1], groupSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AWQConfig([1], weightBits: 8));
        Assert.Throws<ArgumentException>(() => (DTypePolicy)"gptq/5/1_from_float32");
        Assert.Throws<ArgumentException>(() => (DTypePolicy)"int4/0_from_float32");
        Assert.Throws<ArgumentException>(() => (DTypePolicy)"int8_from_float16");
        Assert.Throws<ArgumentException>(() => (DTypePolicy)"int9_from_float32");
        Assert.Equal("int4/-1_from_float32", ((DTypePolicy)"int4/None_from_float32").Name);
        Assert.Equal((ScalarType.BFloat16, ScalarType.Float32), ((DTypePolicy)"int8_from_mixed_bfloat16" is var policy
            ? (policy.ComputeDType, policy.VariableDType) : default));
    }
}
