namespace KerasSharp.Tests.Layers;

public sealed class Conv3DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => new Conv3D(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => new Conv3D(4, 0));
        Rejects.WithAny<ArgumentOutOfRangeException>("strides", () => new Conv3D(4, 3, strides: 0));
        Rejects.WithAny<ArgumentException>("kernelSize=(1, 2, 3, 4)", () => new Conv3D(4, [1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>("dilationRate=(2, 2, 2)", () => new Conv3D(4, 3, strides: 2, dilationRate: 2));
        Rejects.WithAny<ArgumentException>("groups=3, filters=4", () => new Conv3D(4, 3, groups: 3));
        Rejects.WithAny<ArgumentException>("'full'", () => new Conv3D(4, 3, padding: "full"));
        Rejects.WithAny<ArgumentException>("'causal' is for Conv1D", () => new Conv3D(4, 3, padding: "causal"));
    }

    [Fact]
    public void WrongInputsAreRefusedBeforeWeightsAreMade()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3D(4, 3, name: "c");
        Rejects.With<ArgumentException>("expected ndim=5, found ndim=2", () => layer.Apply(rand(2, 8)));
        Rejects.With<ArgumentException>("layer \"c\"", () => layer.Apply(rand([1, 4, 2, 4, 3])));
        Assert.False(layer.Built);
        Assert.Empty(layer.Weights);
        layer.Apply(rand([2, 4, 4, 4, 3]));
        Assert.Equal(2, layer.Weights.Count);
        Rejects.With<ArgumentException>("axis -1", () => layer.Apply(rand([2, 4, 4, 4, 5])));
    }

    [Fact]
    public void GroupsMustDivideTheChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3D(4, 1, groups: 2);
        Rejects.With<ArgumentException>("groups=2", () => layer.Apply(rand([2, 4, 4, 4, 3])));
    }
}
