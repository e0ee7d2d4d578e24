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
    public void Drawing_a_model_up_draws_nothing()
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(1);
        var input = new Input([4]);
        var (mean, spread) = (new Dense(2).Apply(input), new Dense(2).Apply(input));
        using var model = new Model(input, [mean, spread, new Sampling().Apply([mean, spread])[0]]);
        // The numbers are Keras's: neither the next default seed nor the next draw without a seed is another for it.
        using var dense = new Dense(3);
        dense.Apply(ones(1, 4));
        Assert.Equal(-0.2418794f, dense.Weights[0].Value.sum().item<float>(), 1e-5f);
        Assert.Equal(0.17766416f, KerasRandom.Uniform(1).item<float>(), 1e-6f);
        Assert.Equal(0.00982684f, KerasRandom.Uniform(1).item<float>(), 1e-6f);
        model.Apply([ones(1, 4)]);
        Assert.Equal(0.6768685f, KerasRandom.Uniform(1).item<float>(), 1e-6f);
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
        Utils.ClearSession(freeMemory: false);
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

    private sealed class Sampling : Layer
    {
        protected override Tensor[] Call(Tensor[] inputs, CallContext context) =>
            [inputs[0] + ((inputs[1] / 2).exp() * KerasRandom.Normal(inputs[0].shape))];
    }
}
