namespace KerasSharp.Tests.Layers;

/// <summary>What holds for depthwise convolutions over one and two axes.</summary>
/// <param name="axes">The number of axes that are convolved.</param>
/// <param name="make">Makes the layer of a kernel's size, a depth multiplier and a padding, with kernels of ones.</param>
public abstract class DepthwiseConvolutionTests(int axes, Func<int, int, Padding, Layer> make)
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => make(0, 1, default));
        Rejects.WithAny<ArgumentOutOfRangeException>("depthMultiplier", () => make(3, 0, default));
        Rejects.WithAny<ArgumentException>("'causal'", () => make(3, 1, "causal"));
    }

    [Fact]
    public void EachChannelIsConvolvedByItself()
    {
        using var scope = NewDisposeScope();
        using var layer = make(1, 2, default);
        var x = rand(Cube.Shape(2, axes, 8, 3));
        Assert.True(layer.Apply(x).allclose(x.repeat_interleave(2, -1)));
    }
}
