namespace KerasSharp.Tests.Layers;

public sealed class SeparableConv1DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => new SeparableConv1D(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("depthMultiplier", () => new SeparableConv1D(4, 3, depthMultiplier: 0));
    }

    [Fact]
    public void IsADepthwiseConvolutionFollowedByAMixOfChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new SeparableConv1D(4, 2, depthMultiplier: 2);
        var x = rand(2, 8, 3);
        var y = layer.Apply(x);
        using var depthwise = new DepthwiseConv1D(2, depthMultiplier: 2, useBias: false);
        using var dense = new Dense(4);
        dense.EnsureBuilt(depthwise.Apply(x).shape);
        depthwise.SetWeights([layer.DepthwiseKernel!.Value]);
        dense.SetWeights([layer.PointwiseKernel!.Value.view(6, 4), layer.Bias!.Value]);
        Assert.True(y.allclose(dense.Apply(depthwise.Apply(x)), rtol: 1e-4, atol: 1e-6));
    }
}
