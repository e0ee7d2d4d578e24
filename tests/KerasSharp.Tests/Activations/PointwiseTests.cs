using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

/// <summary>An activation of single numbers: its values and its names.</summary>
/// <param name="make">Makes the activation.</param>
/// <param name="values">What -2, -0.4, 0, 0.4 and 2 give.</param>
/// <param name="names">The strings that name it.</param>
public abstract class PointwiseTests<T>(Func<T> make, double[] values, params string[] names)
    : NamedActivationTests<T>(names)
    where T : ActivationFunction
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = make().Apply(tensor([-2d, -0.4, 0, 0.4, 2])).data<double>().ToArray();
        Assert.All(y.Zip(values), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }
}
