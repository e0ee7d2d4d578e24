using static TorchSharp.torch;

namespace KerasSharp.Tests;

/// <summary>The state of a generator, and the rule by which draws are seeded.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class SeedGeneratorTests
{
    [Fact]
    public void Counts_its_draws()
    {
        var generator = new SeedGenerator(42);
        Assert.Equal([42L, 43L, 44L], new[] { generator.Next(), generator.Next(), generator.Next() });
        Assert.Equal((42, 3), generator.State);
    }

    [Fact]
    public void A_sum_beyond_32_bits_wraps()
    {
        var generator = new SeedGenerator(-1);
        Assert.Equal(uint.MaxValue, generator.Next());
        Assert.Equal(0, generator.Next());
    }

    [Fact]
    public void State_can_be_set_back()
    {
        var generator = new SeedGenerator(3);
        using var first = KerasRandom.Uniform(4, seed: generator);
        generator.State = (3, 0);
        using var second = KerasRandom.Uniform(4, seed: generator);
        Assert.Equal(first.data<float>().ToArray(), second.data<float>().ToArray());
    }

    [Fact]
    public void Default_seeds_come_in_order_after_SetRandomSeed()
    {
        Utils.SetRandomSeed(0);
        Assert.Equal(906691060, new SeedGenerator().State.Seed);
        Assert.Equal(413654000, new SeedGenerator().State.Seed);
    }

    [Fact]
    public void The_global_generator_starts_again_with_the_session()
    {
        Utils.SetRandomSeed(1);
        var first = SeedGenerator.Global;
        Assert.Same(first, SeedGenerator.Global);
        Utils.ClearSession();
        Assert.NotSame(first, SeedGenerator.Global);
    }

    [Fact]
    public void Threads_never_get_the_same_seed()
    {
        var generator = new SeedGenerator(0);
        var draws = new long[1000];
        Parallel.For(0, draws.Length, i => draws[i] = generator.Next());
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(4294967296L)]
    public void A_seed_out_of_range_is_refused(long seed) =>
        Assert.Contains($"seed={seed}", Assert.Throws<ArgumentOutOfRangeException>(() => Utils.SetRandomSeed(seed)).Message);

    [Fact]
    public void Config_makes_an_equal_generator()
    {
        var config = new SeedGenerator(7, "mine").GetConfig();
        Assert.Equal((7L, "mine"), ((long)config["seed"]!, (string)config["name"]!));
    }
}
