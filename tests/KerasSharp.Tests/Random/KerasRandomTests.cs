namespace KerasSharp.Tests;

/// <summary>Bad arguments, shapes, types, and what outlives a call. The values are checked by the goldens.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class KerasRandomTests
{
    [Fact]
    public void An_integer_seed_repeats_and_a_generator_does_not()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Values(KerasRandom.Normal(5, seed: 3)), Values(KerasRandom.Normal(5, seed: 3)));
        var generator = new SeedGenerator(3);
        Assert.NotEqual(Values(KerasRandom.Normal(5, seed: generator)), Values(KerasRandom.Normal(5, seed: generator)));
        Assert.NotEqual(Values(KerasRandom.Normal(5)), Values(KerasRandom.Normal(5)));
    }

    [Fact]
    public void Draws_leave_one_tensor()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(2, 3);
        var before = scope.DisposablesCount;
        var drawn = new[]
        {
            KerasRandom.Uniform((2, 3)), KerasRandom.Normal((2, 3)), KerasRandom.TruncatedNormal((2, 3)), KerasRandom.RandInt((2, 3), 0, 9),
            KerasRandom.Categorical(logits, 2), KerasRandom.Dropout(logits, 0.5), KerasRandom.Dropout(
                logits, 0.5, seed: 1), KerasRandom.Shuffle(logits),
        };
        Assert.Equal(before + drawn.Length, scope.DisposablesCount);
    }

    [Fact]
    public void Truncated_values_stay_within_two_deviations()
    {
        using var scope = NewDisposeScope();
        var values = KerasRandom.TruncatedNormal(10000, mean: 1, stddev: 0.5, seed: 1);
        Assert.InRange(values.min().item<float>(), 0, 0.1);
        Assert.InRange(values.max().item<float>(), 1.9, 2);
    }

    [Fact]
    public void A_noise_shape_drops_whole_columns()
    {
        using var scope = NewDisposeScope();
        var dropped = KerasRandom.Dropout(ones(50, 8), 0.5, noiseShape: [1, null], seed: 4);
        Assert.Equal(Values(dropped[0].expand(50, 8)), Values(dropped));
        Assert.Equal([0f, 2f], Values(dropped).Distinct().Order());
    }

    [Fact]
    public void Dropout_of_everything_and_of_nothing()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, KerasRandom.Dropout(ones(9), 1).sum().item<float>());
        Assert.Equal(9, KerasRandom.Dropout(ones(9), 0).sum().item<float>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Shuffle_keeps_the_values_along_its_axis(int axis)
    {
        using var scope = NewDisposeScope();
        var x = arange(12, ScalarType.Float32).reshape(3, 4);
        var (sorted, _) = KerasRandom.Shuffle(x, axis, seed: 5).sort(axis);
        Assert.Equal(Values(x), Values(sorted));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        Assert.Contains("dtype", Assert.Throws<ArgumentException>(() => KerasRandom.Uniform(3, dtype: ScalarType.Int32)).Message);
        Assert.Contains("dtype", Assert.Throws<ArgumentException>(() => KerasRandom.RandInt(3, 0, 5, dtype: ScalarType.Float32)).Message);
        Assert.Contains("maxval=0", Assert.Throws<ArgumentException>(() => KerasRandom.RandInt(3, 0, 0)).Message);
        Assert.Contains("stddev=-1", Assert.Throws<ArgumentOutOfRangeException>(() => KerasRandom.Normal(3, stddev: -1)).Message);
        Assert.Contains("rate=1.5", Assert.Throws<ArgumentOutOfRangeException>(() => KerasRandom.Dropout(x, 1.5)).Message);
        Assert.Contains("(5,)", Assert.Throws<ArgumentException>(() => KerasRandom.Dropout(x, 0.5, noiseShape: 5)).Message);
        Assert.Contains("axis=2", Assert.Throws<ArgumentOutOfRangeException>(() => KerasRandom.Shuffle(x, 2)).Message);
        Assert.Contains("(6,)", Assert.Throws<ArgumentException>(() => KerasRandom.Categorical(x.flatten(), 1)).Message);
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
