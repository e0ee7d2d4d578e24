using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

/// <summary>What initializers make, as numbers.</summary>
internal static class Values
{
    public static float[] Of(Initializer initializer, params long[] shape)
    {
        using var tensor = initializer.Apply(Shape.Of(shape));
        return tensor.data<float>().ToArray();
    }

    public static float Largest(Initializer initializer, params long[] shape) => Of(initializer, shape).Max(Math.Abs);

    public static double Deviation(Initializer initializer, params long[] shape)
    {
        var values = Of(initializer, shape);
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>The same object draws the same values again, another object with a seed of its own does not, and one tensor is all that a
    /// call leaves.</summary>
    public static void CheckSeeds(Func<Seed?, Initializer> make, params long[] shape)
    {
        var fixedSeed = make(3);
        Assert.Equal(Of(fixedSeed, shape), Of(fixedSeed, shape));
        Assert.Equal(Of(fixedSeed, shape), Of(make(3), shape));
        Assert.NotEqual(Of(fixedSeed, shape), Of(make(4), shape));
        Assert.NotEqual(Of(make(null), shape), Of(make(null), shape));
        var generated = make(new SeedGenerator(3));
        Assert.NotEqual(Of(generated, shape), Of(generated, shape));
        Assert.Equal(3L, fixedSeed.GetConfig()["seed"]);
        Assert.Null(make(null).GetConfig()["seed"]);
        using var scope = NewDisposeScope();
        fixedSeed.Apply(Shape.Of(shape), ScalarType.Float64);
        Assert.Equal(1, scope.DisposablesCount);
    }
}
