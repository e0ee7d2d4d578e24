using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class GeluTests() : PointwiseTests<Gelu>(() => new Gelu(), [-0.04550026, -0.1378313, 0, 0.2621687, 1.9545], "gelu", "Gelu")
{
    [Fact]
    public void ApproximationIsNear()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-4, 4, 50);
        var difference = new Gelu(approximate: true).Apply(x) - new Gelu().Apply(x);
        Assert.InRange(difference.abs().max().item<float>(), 1e-6f, 1e-3f);
    }
}
