namespace KerasSharp.Tests.Layers;

/// <summary>What holds for separable convolutions over one and two axes.</summary>
/// <param name="axes">The number of axes that are convolved.</param>
/// <param name="make">Makes the layer of a number of filters, a kernel's size and a depth multiplier.</param>
/// <param name="makeDepthwise">Makes its depthwise part of a kernel's size and a depth multiplier, without a bias.</param>
public abstract class SeparableConvolutionTests(
    int axes, Func<int, int, int, SeparableConvolution> make, Func<int, int, Layer> makeDepthwise)
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => make(0, 3, 1));
        Rejects.WithAny<ArgumentOutOfRangeException>("depthMultiplier", () => make(4, 3, 0));
    }

    [Fact]
    public void IsADepthwiseConvolutionFollowedByAMixOfChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = make(4, 2, 2);
        var x = rand(Cube.Shape(2, axes, 8, 3));
        var y = layer.Apply(x);
        using var depthwise = makeDepthwise(2, 2);
        using var dense = new Dense(4);
        dense.EnsureBuilt(depthwise.Apply(x).shape);
        depthwise.SetWeights([layer.DepthwiseKernel!.Value]);
        dense.SetWeights([layer.PointwiseKernel!.Value.view(6, 4), layer.Bias!.Value]);
        Assert.True(y.allclose(dense.Apply(depthwise.Apply(x)), rtol: 1e-4, atol: 1e-6));
    }
}
