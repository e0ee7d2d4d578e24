namespace KerasSharp.Tests.Workarounds;

public sealed class RoundedSqrtTests
{
    [Fact]
    public void Roots_are_rounded_to_the_nearest()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        var x = rand(10_000) * 20_000;
        Assert.Equal(x.ToHost<float>().Select(MathF.Sqrt), x.SqrtToNearest().ToHost<float>());
    }

    /// <summary>The plain root is right on some processors, so nothing can tell here that it is right on all.</summary>
    [Fact]
    public void Plain_roots_are_within_one_unit_of_the_last_place()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        var x = rand(10_000) * 20_000;
        Assert.All(x.ToHost<float>().Zip(x.sqrt().ToHost<float>()), pair =>
            Assert.InRange(pair.Second, MathF.BitDecrement(MathF.Sqrt(pair.First)), MathF.BitIncrement(MathF.Sqrt(pair.First))));
    }
}
