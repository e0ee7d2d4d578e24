using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class GlorotNormalTests
{
    [Fact]
    public void Has_its_variance()
    {
        var deviation = Math.Sqrt(2.0 / (40 + 60));
        Assert.InRange(Values.Deviation(new GlorotNormal(seed: 1), 40, 60), 0.95 * deviation, 1.05 * deviation);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new GlorotNormal(seed), 4, 5);

    [Fact]
    public void A_kernel_with_spatial_axes_counts_them()
    {
        // Twice the window, the same number of inputs and outputs: the deviation falls by √2.
        var ratio = Values.Deviation(new GlorotNormal(1), 2, 40, 60) / Values.Deviation(new GlorotNormal(1), 4, 40, 60);
        Assert.InRange(ratio, 0.95 * Math.Sqrt(2), 1.05 * Math.Sqrt(2));
    }
}
