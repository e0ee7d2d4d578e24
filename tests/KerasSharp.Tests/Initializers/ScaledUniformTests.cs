using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

/// <summary>An initializer of evenly spread values whose limits follow from the shape.</summary>
/// <param name="make">Makes the initializer with a seed, and axes of inputs and outputs.</param>
/// <param name="square">The square of the limit for a kernel of 40 inputs and 60 outputs.</param>
public abstract class ScaledUniformTests(Func<Seed?, int[]?, int[]?, Initializer> make, double square)
{
    [Fact]
    public void Fills_its_range()
    {
        var limit = Math.Sqrt(square);
        Assert.InRange(Values.Largest(make(1, null, null), 40, 60), 0.99 * limit, limit);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => make(seed, null, null), 4, 5);

    [Fact]
    public void Axes_replace_the_rule_of_kernels() =>
        Assert.Equal(Values.Of(make(1, null, null), 40, 60), Values.Of(make(1, [0], [-1]), 40, 60));
}
