namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>The streams are those that Python's torch gives for the same seeds.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class GeneratorTests : TorchSharpTests
{
    [Fact]
    public void RandIsPythonsStream()
    {
        using var generator = new Generator().manual_seed(0);
        Check.Values(rand(5L, generator: generator), 0.4962566, 0.7682218, 0.08847743, 0.13203049, 0.30742282);
        Check.Values(rand([3], generator: generator), 0.6340787, 0.4900934, 0.89644474);
    }

    [Fact]
    public void ShortRandnIsPythonsStream()
    {
        using var generator = new Generator(42);
        Check.Values(randn([5L], generator: generator), 0.33669037, 0.1288094, 0.23446237, 0.23033303, -1.1228564);
    }

    [Fact]
    public void LongRandnIsPythonsStream()
    {
        using var generator = new Generator(0);
        Check.Near(
            randn(17L, generator: generator), 1e-5,
            -1.1258398, -1.6959312, 0.5666506, 0.79350835, 0.59883946, -1.5550951, -0.3413604, 1.8530061, 0.4680964, -0.58549756,
            -0.17339675, 0.18347794, 1.3893661, 1.5863342, 0.94629836, -0.84367675, 0.9318266);
    }

    [Theory]
    [InlineData(0, new long[] { 4, 1, 7, 5, 3, 9, 0, 8, 6, 2 })]
    [InlineData(42, new long[] { 2, 6, 1, 8, 4, 5, 0, 9, 3, 7 })]
    public void RandpermIsPythonsStream(long seed, long[] expected)
    {
        using var generator = new Generator();
        Assert.Equal(expected, randperm(10, generator: generator.manual_seed(seed)).data<long>().ToArray());
    }

    [Fact]
    public void BernoulliIsPythonsStream()
    {
        using var generator = new Generator(0);
        Check.Values(bernoulli(full([12L], 0.3), generator), 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void TheGlobalGeneratorIsSeededByManualSeed()
    {
        manual_seed(0);
        Check.Values(rand(3L), 0.4962566, 0.7682218, 0.08847743);
        Assert.Equal(0, initial_seed());
        using var global = manual_seed(0);
        Check.Values(rand(2L, generator: global), 0.4962566, 0.7682218);
        Check.Values(rand(1L), 0.08847743);
    }

    [Fact]
    public void StateCanBeTakenAndPutBack()
    {
        using var generator = new Generator(7);
        rand(11L, generator: generator);
        using var state = generator.get_state();
        Assert.Equal(ScalarType.Byte, state.dtype);
        var first = Check.Numbers(rand(4L, generator: generator));
        generator.set_state(state);
        Check.Values(rand(4L, generator: generator), first);

        using var global = get_rng_state();
        var drawn = Check.Numbers(randn(3L));
        set_rng_state(global);
        Check.Values(randn(3L), drawn);
    }

    [Fact]
    public void SeedIsRemembered()
    {
        using var generator = new Generator(99);
        Assert.Equal(99, generator.initial_seed());
        Assert.Equal(generator.seed(), generator.initial_seed());
        Assert.Equal(DeviceType.CPU, generator.device.type);
    }

    [Fact]
    public void InPlaceDrawsTakeAGenerator()
    {
        using var generator = new Generator(0);
        Check.Values(empty(3L).uniform_(0, 2, generator), 2 * 0.4962566, 2 * 0.7682218, 2 * 0.08847743);
        Check.Values(empty(3L).normal_(1, 2, generator.manual_seed(0)), 1 + (2 * 1.5409961), 1 - (2 * 0.2934289), 1 - (2 * 2.1787894));
        var whole = Check.Numbers(empty(50L).random_(3, 6, generator));
        Assert.Equal([3, 4, 5], whole.Distinct().Order());
        Assert.Equal([0, 1], Check.Numbers(empty(50L).bernoulli_(0.5, generator)).Distinct().Order());
    }

    [Fact]
    public void RandintAndMultinomialStayInRange()
    {
        using var generator = new Generator(5);
        using var drawn = randint(-2, 3, [200], generator: generator);
        Assert.Equal(ScalarType.Int64, drawn.dtype);
        Assert.Equal([-2, -1, 0, 1, 2], drawn.data<long>().ToArray().Distinct().Order());
        using var weights = tensor(new float[] { 0, 1, 0, 3 });
        Assert.Equal([1, 3], weights.multinomial(100, true, generator).data<long>().ToArray().Distinct().Order());
    }
}
