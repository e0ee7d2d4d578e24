using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ThresholdTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Threshold(0.1, -7).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -7, -7, -7, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }
}
