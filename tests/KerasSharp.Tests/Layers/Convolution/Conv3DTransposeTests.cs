namespace KerasSharp.Tests.Layers;

public sealed class Conv3DTransposeTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => new Conv3DTranspose(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => new Conv3DTranspose(4, 0));
        Rejects.WithAny<ArgumentException>("outputPadding=2, strides=2", () => new Conv3DTranspose(4, 3, strides: 2, outputPadding: 2));
        Rejects.WithAny<ArgumentException>("dilationRate=(2, 2, 2)", () => new Conv3DTranspose(4, 3, strides: 2, dilationRate: 2));
        Rejects.WithAny<ArgumentException>("'causal'", () => new Conv3DTranspose(4, 3, padding: "causal"));
    }

    [Fact]
    public void SameMultipliesTheSizesByTheStrides()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3DTranspose(4, 3, strides: 2, padding: "same");
        Assert.Equal([2, 8, 8, 8, 4], layer.Apply(rand([2, 4, 4, 4, 3])).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3DTranspose(4, 3);
        Rejects.With<ArgumentException>("expected ndim=5", () => layer.Apply(rand(2, 8)));
        Assert.False(layer.Built);
    }
}
