namespace KerasSharp.Tests;

/// <summary>
/// The numbers of torch's dropout, drawn without it. A test that fails with a newer TorchSharp says that torch draws otherwise.
/// </summary>
[Collection(nameof(GlobalRandomState))]
public sealed class DropoutNoiseTests
{
    public static TheoryData<int, double> Cases => new()
    {
        { 2048, 0.5 }, { 2049, 0.1 }, { 2500, 0.3 }, { 2511, 0.9 }, { 3000, 0.25 }, { 204_800, 0.2 }, { 3001, 1e-7 }, { 2048, 0.999999 },
        { 4095, 1.0 / 3 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_values_and_the_generator_are_those_of_torch(int count, double rate)
    {
        using var scope = NewDisposeScope();
        var x = randn(count);
        // Draws of other kinds before: the generator stands anywhere in its words, or has just been seeded.
        foreach (var before in new[] { 0, 1, 2, 311, 312, 623, 624, 625, 1000 })
        {
            Utils.SetRandomSeed(before + 7);
            _ = randint(0, 10, [before], ScalarType.Int32);
            var start = get_rng_state();
            var expected = nn.functional.dropout(x, rate, training: true);
            var (after, following) = (get_rng_state(), randn(5));
            set_rng_state(start);
            Assert.True(DropoutNoise.Fits(x));
            var actual = KerasRandom.Dropout(x, rate);
            Assert.True(actual.eq(expected).all().item<bool>(), $"{count} values, {before} draws before");
            Assert.True(get_rng_state().eq(after).all().item<bool>(), $"{count} values, {before} draws before");
            Assert.True(randn(5).eq(following).all().item<bool>());
        }
    }

    [Fact]
    public void Normal_draws_that_wait_for_their_second_half_stay()
    {
        using var scope = NewDisposeScope();
        var x = ones(3000);
        Utils.SetRandomSeed(1);
        _ = empty(1).normal_();
        var start = get_rng_state();
        _ = nn.functional.dropout(x, 0.5, training: true);
        var expected = empty(3).normal_();
        set_rng_state(start);
        _ = KerasRandom.Dropout(x, 0.5);
        Assert.True(empty(3).normal_().eq(expected).all().item<bool>());
    }

    [Fact]
    public void Gradients_are_those_of_torch()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (randn(50, 60), randn(50, 60));
        a.requires_grad_();
        var other = a.detach().clone().requires_grad_();
        Utils.SetRandomSeed(4);
        (KerasRandom.Dropout(a, 0.4) * b).sum().backward();
        Utils.SetRandomSeed(4);
        (nn.functional.dropout(other, 0.4, training: true) * b).sum().backward();
        Assert.True(a.grad!.eq(other.grad!).all().item<bool>());
    }

    [Fact]
    public void Draws_leave_no_tensor_behind()
    {
        using var scope = NewDisposeScope();
        var x = randn(5000);
        LiveTensors.AssertSteady(() => KerasRandom.Dropout(x, 0.5).Dispose());
    }

    [Fact]
    public void Threads_that_draw_at_once_draw_different_numbers()
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(6);
        var masks = new string[8];
        Parallel.For(0, masks.Length, i =>
        {
            using var own = NewDisposeScope();
            masks[i] = string.Concat(
                KerasRandom.Dropout(ones(4000), 0.5).data<float>().ToArray().Take(200).Select(value => value > 0 ? 1 : 0));
        });
        Assert.Equal(masks.Length, masks.Distinct().Count());
    }
}
