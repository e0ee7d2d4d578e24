namespace KerasSharp.Tests.Layers;

public sealed class DepthwiseConv2DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => new DepthwiseConv2D(0));
        Rejects.WithAny<ArgumentOutOfRangeException>("depthMultiplier", () => new DepthwiseConv2D(3, depthMultiplier: 0));
        Rejects.WithAny<ArgumentException>("'causal'", () => new DepthwiseConv2D(3, padding: "causal"));
    }

    [Fact]
    public void EachChannelIsConvolvedByItself()
    {
        using var scope = NewDisposeScope();
        using var layer = new DepthwiseConv2D(1, depthMultiplier: 2, depthwiseInitializer: "ones");
        var x = rand(2, 8, 8, 3);
        var y = layer.Apply(x);
        Assert.True(y.allclose(x.repeat_interleave(2, -1)));
    }
}
