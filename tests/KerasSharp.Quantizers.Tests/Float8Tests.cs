using KerasSharp.Torch;

namespace KerasSharp.Quantizers.Tests;

/// <summary>Floating-point numbers of 8 bits.</summary>
public sealed class Float8Tests
{
    [Theory]
    [InlineData("float8_e4m3fn", 3, -6, 448)]
    [InlineData("float8_e5m2", 2, -14, 57344)]
    public void Every_number_and_every_half_way_is_rounded_as_in_float64(string name, int fraction, int leastExponent, double max)
    {
        using var scope = NewDisposeScope();
        var type = Float8.Parse(name);
        Assert.Equal(max, type.Max);
        // Eight steps between neighbours, so that halves, and what is just beside them, are among them.
        var values = new List<float>();
        for (var exponent = leastExponent - fraction - 2; exponent <= Math.ILogB(max); exponent++)
        {
            for (var i = 0; i < 1 << (fraction + 3); i++)
            {
                var value = (float)(Math.ScaleB(1, exponent) * (1 + (i / (double)(1 << (fraction + 3)))));
                values.AddRange([value, MathF.BitIncrement(value), -MathF.BitDecrement(value)]);
            }
        }

        var given = values.Where(value => Math.Abs(value) <= max).Append(0f).ToArray();
        Assert.Equal(given.Select(Nearest), type.Round(tensor(given)).data<float>().ToArray());

        float Nearest(float value)
        {
            if (value == 0)
                return value;
            var unit = Math.ScaleB(1, Math.Max(Math.ILogB(value), leastExponent) - fraction);
            return (float)(Math.Round(value / unit, MidpointRounding.ToEven) * unit);
        }
    }

    [Fact]
    public void Scales_follow_the_greatest_values_as_in_Keras()
    {
        using var scope = NewDisposeScope();
        var max = tensor(448f);
        Assert.Equal(3f / 448f, Quantization.ComputeFloat8Scale(tensor(3f), tensor(1f), max).item<float>(), 1e-9);
        Assert.Equal(2f, Quantization.ComputeFloat8Scale(tensor(0f), tensor(2f), max).item<float>());
        Assert.Equal(2f, Quantization.ComputeFloat8Scale(tensor(float.PositiveInfinity), tensor(2f), max).item<float>());
        // The history moves on by one, and its first place is the new one's.
        Assert.Equal([7f, 1f, 9f], Quantization.ComputeFloat8AmaxHistory(tensor((float[])[1, -7, 4]), tensor((float[])[9, 3, 1]))
            .data<float>().ToArray());
    }

    [Fact]
    public void Numbers_are_clipped_rounded_and_taken_back()
    {
        using var scope = NewDisposeScope();
        var x = tensor((float[])[0.3f, -1000, 17, 1e-9f]);
        Assert.Equal([0.3125f, -448, 17 - 1, 0], Quantization.QuantizeAndDequantize(x, tensor(1f), "float8_e4m3fn", ScalarType.Float32)
            .data<float>().ToArray());
        Assert.Equal([0.3125f, -896, 16, 0], Quantization.QuantizeAndDequantize(x, tensor(2f), "float8_e4m3fn", ScalarType.Float32)
            .data<float>().ToArray());
        Assert.Contains("'float9'", Assert.Throws<ArgumentException>(() =>
            Quantization.QuantizeAndDequantize(x, tensor(1f), "float9", ScalarType.Float32)).Message, StringComparison.Ordinal);
    }
}
