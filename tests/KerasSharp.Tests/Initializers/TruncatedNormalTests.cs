using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class TruncatedNormalTests
{
    [Fact]
    public void Stays_within_two_deviations()
    {
        var values = Values.Of(new TruncatedNormal(1, 0.5, seed: 1), 10000);
        Assert.InRange(values.Min(), 0, 0.05);
        Assert.InRange(values.Max(), 1.95, 2);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new TruncatedNormal(seed: seed), 4, 5);
}
