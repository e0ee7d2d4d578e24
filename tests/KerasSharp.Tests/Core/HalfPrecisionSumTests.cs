using KerasSharp.Constraints;
using KerasSharp.Losses;
using KerasSharp.Metrics;
using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Core;

/// <summary>Sums over numbers of 16 bits do not end at 65,504, where the result itself has a place below.</summary>
public sealed class HalfPrecisionSumTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static Tensor Vector => tensor(new float[,] { { 300, 400 } }).to(float16);

    private static float[] Values(Tensor x)
    {
        Assert.Equal(float16, x.dtype);
        return [.. x.to(float32).flatten().data<float>()];
    }

    [Fact]
    public void Vectors_of_length_500_become_unit_vectors()
    {
        float[] expected = [0.6f, 0.8f];
        foreach (var unit in new[]
        {
            new UnitNormalization { DType = "float16" }.Apply(Vector), Ops.Normalize(Vector), Ops.Normalize(
                Vector, order: 3) * (float)Math.Pow((27 + 64) / 125.0, 1 / 3.0),
            new UnitNorm(1).Apply(Vector), new MaxNorm(1, 1).Apply(Vector), new MinMaxNorm(0, 1, 1, 1).Apply(Vector),
        })
        {
            Assert.All(Values(unit).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
        }
    }

    [Fact]
    public void Masked_averages_over_a_thousand_hundreds()
    {
        var x = full([1, 1000, 2], 100f, float16);
        var layer = new GlobalAveragePooling1D { DType = "float16" };
        Assert.Equal([100, 100], Values(layer.Apply(x, mask: ones(1, 1000, ScalarType.Bool))));
        Assert.Equal([100, 100], Values(layer.Apply(x)));
    }

    [Fact]
    public void Averages_of_large_inputs() =>
        Assert.Equal([40000, 40000], Values(
            new Average { DType = "float16" }.Apply([full([1, 2], 40000f, float16), full([1, 2], 40000f, float16)])));

    [Fact]
    public void Cosines()
    {
        var layer = new Dot(1, normalize: true) { DType = "float16" };
        Assert.Equal(1, Values(layer.Apply([Vector, Vector]))[0], 2e-3f);
        Assert.Equal(-1, (float)new KerasSharp.Losses.CosineSimilarity(dtype: float16).Apply(Vector, Vector), 2e-3f);
        var metric = new KerasSharp.Metrics.CosineSimilarity(dtype: float16);
        metric.UpdateState(Vector, Vector);
        Assert.Equal(1, (float)metric.Result(), 2e-3f);
    }

    [Fact]
    public void Weighted_averages() =>
        Assert.Equal(100, (float)Ops.Average(full([1000], 100f, float16), weights: ones(1000, float16)));

    [Fact]
    public void Losses_over_large_masks_of_images()
    {
        var y = ones(1, 300, 300, 1).to(float16);
        Assert.Equal(0, (float)new Dice(dtype: float16).Apply(y, y), 1e-3f);
        Assert.Equal(0, (float)new Tversky(dtype: float16).Apply(y, y), 1e-3f);
        Assert.Equal(
            1, (float)new KerasSharp.Losses.MeanAbsoluteError(Reduction.MeanWithSampleWeight, dtype: float16)
            .Apply(ones(70000, 1), zeros(70000, 1), ones(70000)), 1e-3f);
        Assert.Equal(
            1, (float)new KerasSharp.Losses.MeanAbsoluteError(dtype: float16)
            .Apply(ones(70000, 1), zeros(70000, 1), mask: ones(70000, ScalarType.Bool)), 1e-3f);
    }

    [Fact]
    public void Metrics_of_errors_whose_squares_are_large()
    {
        var metric = new RootMeanSquaredError(dtype: float16);
        metric.UpdateState(zeros_like(Vector), Vector);
        Assert.Equal((float)Math.Sqrt((9e4 + 16e4) / 2), (float)metric.Result(), 0.5f);
    }

    [Fact]
    public void Penalties_on_large_weights()
    {
        Assert.Equal(250_000 * 0.01f, (float)new L2(0.01).Apply(Vector), 1f);
        Assert.Equal(70_000 * 0.01f, (float)new L1(0.01).Apply(full([700], 100f, float16)), 1f);
        Assert.Equal(0, (float)new OrthogonalRegularizer().Apply(tensor(new float[,] { { 300, 400 }, { -400, 300 } }).to(float16)), 1e-3f);
    }
}
