using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>Weights and images by formulas, the same wherever they are computed.</summary>
internal static class StatedWeights
{
    /// <summary>Gives every weight its value; the paths, shapes and kinds are those that the reference lists.</summary>
    /// <param name="model">The network.</param>
    /// <param name="stated">What the reference lists.</param>
    /// <param name="gain">Multiplies the kernels.</param>
    /// <param name="noise">Relative noise on every value.</param>
    public static void Fill(Model model, JsonArray stated, double gain, double noise = 0)
    {
        var weights = model.Weights;
        Assert.Equal(
            stated.Select(entry => $"{entry![0]} {Reference.Shape(entry[1])}"), weights.Select(
                weight => $"{weight.Path} {Shape.Of(weight.Value.shape)}"));
        for (var k = 0; k < weights.Count; k++)
        {
            using var scope = NewDisposeScope();
            var weight = weights[k];
            var shape = weight.Value.shape;
            if (Value(stated[k]![2]!.GetValue<string>(), shape, k, gain) is { } value)
                weight.Assign(Make(shape, weight.DType, noise > 0 ? i => value(i) * (1 + (noise * Hash(i, k + 7919))) : value));
            else
                weight.Assign(zeros(shape, weight.DType));
        }
    }

    /// <summary>
    /// Gives every weight a value of the right size for its kind, as if the network had been trained: random ones fade on their way through
    /// many layers.
    /// </summary>
    public static void Fill(Model model)
    {
        for (var k = 0; k < model.Weights.Count; k++)
        {
            using var scope = NewDisposeScope();
            var weight = model.Weights[k];
            var shape = weight.Value.shape;
            var kind = shape.Length == 1
                ? weight.Name switch { "gamma" => "G", "moving_variance" => "V", _ => "B" } : shape is [_, _, _, 1] ? "D" : "K";
            weight.Assign(Make(shape, weight.DType, Value(kind, shape, k, 1)!));
        }
    }

    /// <summary>A tensor of a shape whose value at each flat index is given.</summary>
    public static Tensor Make(long[] shape, ScalarType dtype, Func<long, double> value)
    {
        var count = checked((int)shape.Aggregate(1L, (a, b) => a * b));
        if (dtype == ScalarType.Float64)
        {
            var doubles = new double[count];
            Parallel.For(0, (count + 65535) / 65536, chunk => Each(chunk, count, i => doubles[i] = value(i)));
            return tensor(doubles, dtype: dtype).view(shape);
        }

        var values = new float[count];
        Parallel.For(0, (count + 65535) / 65536, chunk => Each(chunk, count, i => values[i] = (float)value(i)));
        return tensor(values, dtype: dtype).view(shape);
    }

    /// <summary>A hash of an index, in [-1, 1).</summary>
    public static double Hash(long i, long k)
    {
        var h = (uint)i + ((uint)k * 0x9E3779B9);
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        h ^= h >> 16;
        return (h * 2.0 / 4294967296.0) - 1;
    }

    private static void Each(int chunk, int count, Action<int> action)
    {
        for (var i = chunk * 65536; i < Math.Min(count, (chunk + 1) * 65536); i++)
            action(i);
    }

    /// <summary>The value at each index for a kind of weight; null for a count.</summary>
    private static Func<long, double>? Value(string kind, long[] shape, int k, double gain)
    {
        var fanIn = kind == "D" ? shape[0] * shape[1] : shape.SkipLast(1).Aggregate(1L, (a, b) => a * b);
        var scale = gain * Math.Sqrt(6.0 / fanIn);
        return kind switch
        {
            "K" or "D" => i => Hash(i, k) * scale,
            "G" => i => 1 + (0.1 * Math.Sin((0.5 * i) + k)),
            "V" => i => 1 + (0.1 * Math.Abs(Math.Sin((0.5 * i) + k))),
            "B" => i => 0.1 * Math.Sin((0.5 * i) + k),
            "N" => null,
            _ => throw new ArgumentException($"No such kind of weight: {kind}", nameof(kind)),
        };
    }
}
