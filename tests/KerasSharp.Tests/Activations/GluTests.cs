using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class GluTests() : NamedActivationTests<Glu>("glu", "Glu")
{
    [Fact]
    public void SecondHalfGatesTheFirst()
    {
        using var scope = NewDisposeScope();
        var y = new Glu().Apply(tensor(new double[] { 3, -1, 0, 2 }).view(1, 4));
        Assert.All(y.view(-1).data<double>().ToArray().Zip(new double[] { 1.5, -0.8807970780 }), pair => Assert.Equal(
            pair.Second, pair.First, 1e-8));
    }

    [Fact]
    public void OddAxisIsRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentException>("x.shape=(2, 3)", () => new Glu().Apply(rand(2, 3)));
    }
}
