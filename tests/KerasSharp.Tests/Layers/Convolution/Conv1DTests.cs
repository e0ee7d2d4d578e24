namespace KerasSharp.Tests.Layers;

public sealed class Conv1DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("filters", () => new Conv1D(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("kernelSize", () => new Conv1D(4, 0));
        Rejects.WithAny<ArgumentOutOfRangeException>("strides", () => new Conv1D(4, 3, strides: 0));
        Rejects.WithAny<ArgumentException>("kernelSize=(1, 2, 3, 4)", () => new Conv1D(4, [1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>("dilationRate=2", () => new Conv1D(4, 3, strides: 2, dilationRate: 2));
        Rejects.WithAny<ArgumentException>("groups=3, filters=4", () => new Conv1D(4, 3, groups: 3));
        Rejects.WithAny<ArgumentException>("'full'", () => new Conv1D(4, 3, padding: "full"));
    }

    [Fact]
    public void WrongInputsAreRefusedBeforeWeightsAreMade()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(4, 3, name: "c");
        Rejects.With<ArgumentException>("expected ndim=3, found ndim=2", () => layer.Apply(rand(2, 8)));
        Rejects.With<ArgumentException>("layer \"c\"", () => layer.Apply(rand(1, 2, 3)));
        Assert.False(layer.Built);
        Assert.Empty(layer.Weights);
        layer.Apply(rand(2, 8, 3));
        Assert.Equal(2, layer.Weights.Count);
        Rejects.With<ArgumentException>("axis -1", () => layer.Apply(rand(2, 8, 5)));
    }

    [Fact]
    public void GroupsMustDivideTheChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(4, 1, groups: 2);
        Rejects.With<ArgumentException>("groups=2", () => layer.Apply(rand(2, 8, 3)));
    }

    [Fact]
    public void CausalPaddingSeesNothingOfTheFuture()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(1, 3, padding: "causal", kernelInitializer: "ones");
        var x = zeros(1, 5, 1);
        x[0, 2, 0] = 1;
        Assert.Equal([0f, 0f, 1f, 1f, 1f], layer.Apply(x).detach().view(-1).data<float>().ToArray());
    }
}
