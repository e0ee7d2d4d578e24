namespace KerasSharp.Tests.Layers;

/// <summary>What the tests of a convolution vary.</summary>
public sealed record ConvolutionArguments(
    int Filters, Sizes KernelSize, Sizes? Strides = null, Padding Padding = default, Sizes? DilationRate = null, int Groups = 1,
    Sizes? OutputPadding = null, string? Name = null);

/// <summary>What holds for convolutions over one, two and three axes.</summary>
public abstract class ConvolutionTests(int axes, Func<ConvolutionArguments, ConvolutionLayer> make)
{
    private static readonly string[] Twos = ["2", "(2, 2)", "(2, 2, 2)"];

    private readonly int size = axes == 3 ? 4 : 8;

    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => make(new(0, 3)));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => make(new(4, 0)));
        Rejects.WithAny<ArgumentOutOfRangeException>("strides", () => make(new(4, 3, Strides: 0)));
        Rejects.WithAny<ArgumentException>("kernelSize=(1, 2, 3, 4)", () => make(new(4, [1, 2, 3, 4])));
        Rejects.WithAny<ArgumentException>($"dilationRate={Twos[axes - 1]}", () => make(new(4, 3, Strides: 2, DilationRate: 2)));
        Rejects.WithAny<ArgumentException>("groups=3, filters=4", () => make(new(4, 3, Groups: 3)));
        Rejects.WithAny<ArgumentException>("'full'", () => make(new(4, 3, Padding: "full")));
        if (axes > 1)
        {
            Rejects.WithAny<ArgumentException>("'causal' is for Conv1D", () => make(new(4, 3, Padding: "causal")));
        }
    }

    [Fact]
    public void WrongInputsAreRefusedBeforeWeightsAreMade()
    {
        using var scope = NewDisposeScope();
        using var layer = make(new(4, 3, Name: "c"));
        var tooShort = Cube.Shape(1, axes, size, 3);
        tooShort[axes == 3 ? 2 : 1] = 2;
        Rejects.With<ArgumentException>($"expected ndim={axes + 2}, found ndim=2", () => layer.Apply(rand(2, 8)));
        Rejects.With<ArgumentException>("layer \"c\"", () => layer.Apply(rand(tooShort)));
        Assert.False(layer.Built);
        Assert.Empty(layer.Weights);
        layer.Apply(rand(Cube.Shape(2, axes, size, 3)));
        Assert.Equal(2, layer.Weights.Count);
        Rejects.With<ArgumentException>("axis -1", () => layer.Apply(rand(Cube.Shape(2, axes, size, 5))));
    }

    [Fact]
    public void GroupsMustDivideTheChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = make(new(4, 1, Groups: 2));
        Rejects.With<ArgumentException>("groups=2", () => layer.Apply(rand(Cube.Shape(2, axes, size, 3))));
    }
}
