namespace KerasSharp.Tests.Layers;

public sealed class Conv1DTransposeTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => new Conv1DTranspose(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => new Conv1DTranspose(4, 0));
        Rejects.WithAny<ArgumentException>("outputPadding=2, strides=2", () => new Conv1DTranspose(4, 3, strides: 2, outputPadding: 2));
        Rejects.WithAny<ArgumentException>("dilationRate=2", () => new Conv1DTranspose(4, 3, strides: 2, dilationRate: 2));
        Rejects.WithAny<ArgumentException>("'causal'", () => new Conv1DTranspose(4, 3, padding: "causal"));
    }

    [Fact]
    public void SameMultipliesTheSizesByTheStrides()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1DTranspose(4, 3, strides: 2, padding: "same");
        Assert.Equal([2, 16, 4], layer.Apply(rand(2, 8, 3)).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1DTranspose(4, 3);
        Rejects.With<ArgumentException>("expected ndim=3", () => layer.Apply(rand(2, 8)));
        Assert.False(layer.Built);
    }
}
