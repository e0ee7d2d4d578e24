namespace KerasSharp.Tests.Workarounds;

[Collection(nameof(GlobalRandomState))]
public sealed class GeneratorStateTests
{
    [Fact]
    public void A_state_is_restored()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(9);
        rand(700);
        var state = get_rng_state();
        var drawn = rand(5).ToHost<float>();
        GeneratorState.Set(state);
        Assert.Equal(drawn, rand(5).ToHost<float>());
    }

    [Fact]
    public void Another_size_or_type_is_refused()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        foreach (var other in new[] { state[..^1], state.to_type(ScalarType.Int16), state.unsqueeze(0), zeros([0], ScalarType.Byte) })
        {
            var e = Assert.Throws<ArgumentException>(() => GeneratorState.Set(other));
            Assert.Contains("bytes", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void Counters_out_of_range_are_refused(int place)
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state().clone();
        state[place..(place + 4)].fill_(127);
        Rejects.With<ArgumentException>("counters", () => GeneratorState.Set(state));
    }
}
