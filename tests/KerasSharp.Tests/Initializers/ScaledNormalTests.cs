using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

/// <summary>An initializer of normal values whose variance follows from the shape.</summary>
/// <param name="make">Makes the initializer with a seed.</param>
/// <param name="variance">The variance of a kernel of 40 inputs and 60 outputs.</param>
public abstract class ScaledNormalTests(Func<Seed?, Initializer> make, double variance)
{
    [Fact]
    public void Has_its_variance()
    {
        var deviation = Math.Sqrt(variance);
        Assert.InRange(Values.Deviation(make(1), 40, 60), 0.95 * deviation, 1.05 * deviation);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(make, 4, 5);

    [Fact]
    public void A_kernel_with_spatial_axes_counts_them()
    {
        // Twice the window, the same number of inputs and outputs: the deviation falls by √2.
        var ratio = Values.Deviation(make(1), 2, 40, 60) / Values.Deviation(make(1), 4, 40, 60);
        Assert.InRange(ratio, 0.95 * Math.Sqrt(2), 1.05 * Math.Sqrt(2));
    }
}
