namespace KerasSharp.Tests.Layers;

/// <summary>What holds for transposed convolutions over one, two and three axes.</summary>
public abstract class TransposedConvolutionTests(int axes, Func<ConvolutionArguments, Layer> make)
{
    private static readonly string[] Twos = ["2", "(2, 2)", "(2, 2, 2)"];

    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => make(new(0, 3)));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => make(new(4, 0)));
        Rejects.WithAny<ArgumentException>("outputPadding=2, strides=2", () => make(new(4, 3, Strides: 2, OutputPadding: 2)));
        Rejects.WithAny<ArgumentException>($"dilationRate={Twos[axes - 1]}", () => make(new(4, 3, Strides: 2, DilationRate: 2)));
        Rejects.WithAny<ArgumentException>("'causal'", () => make(new(4, 3, Padding: "causal")));
    }

    [Fact]
    public void SameMultipliesTheSizesByTheStrides()
    {
        using var scope = NewDisposeScope();
        using var layer = make(new(4, 3, Strides: 2, Padding: "same"));
        Assert.Equal(Cube.Shape(2, axes, 8, 4), layer.Apply(rand(Cube.Shape(2, axes, 4, 3))).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = make(new(4, 3));
        Rejects.With<ArgumentException>($"expected ndim={axes + 2}", () => layer.Apply(rand(2, 8)));
        Assert.False(layer.Built);
    }
}
