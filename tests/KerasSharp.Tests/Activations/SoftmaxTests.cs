using KerasSharp.Activations;
using Softmax = KerasSharp.Activations.Softmax;

namespace KerasSharp.Tests.Activations;

public sealed class SoftmaxTests() : NamedActivationTests<Softmax>("softmax", "Softmax")
{
    [Fact]
    public void SumsToOneAlongItsAxes()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 3, 4);
        Assert.True(new Softmax().Apply(x).sum(-1).allclose(ones(2, 3)));
        Assert.True(new Softmax(1).Apply(x).sum(1).allclose(ones(2, 4)));
        var joint = new Softmax((2, 0)).Apply(x);
        Assert.True(joint.sum(new long[] { 0, 2 }).allclose(ones(3)));
        Assert.True(joint.allclose(x.exp() / x.exp().sum(new long[] { 0, 2 }, keepdim: true)));
    }

    [Fact]
    public void AxesThatAreNotThereAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentException>("axis=[1, 5]", () => new Softmax((1, 5)).Apply(rand(2, 3)));
    }
}
