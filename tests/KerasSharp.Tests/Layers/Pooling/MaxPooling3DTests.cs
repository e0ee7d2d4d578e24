namespace KerasSharp.Tests.Layers;

public sealed class MaxPooling3DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("poolSize", () => new MaxPooling3D(0));
        Rejects.WithAny<ArgumentOutOfRangeException>("strides", () => new MaxPooling3D(2, strides: 0));
        Rejects.WithAny<ArgumentException>("poolSize=(2, 2, 2, 2)", () => new MaxPooling3D([2, 2, 2, 2]));
        Rejects.WithAny<ArgumentException>("'causal'", () => new MaxPooling3D(2, padding: "causal"));
    }

    [Fact]
    public void PoolThatDoesNotFitIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new MaxPooling3D(4, name: "p");
        Rejects.With<ArgumentException>("zero or negative in layer \"p\"", () => layer.Apply(rand([1, 3, 3, 3, 1])));
        Rejects.With<ArgumentException>("expected ndim=5", () => layer.Apply(rand(2, 8)));
    }

    [Fact]
    public void PaddingDoesNotCount()
    {
        using var scope = NewDisposeScope();
        var x = -ones([1, 3, 3, 3, 1]);
        using var even = new MaxPooling3D(2, strides: 1, padding: "same");
        using var strided = new MaxPooling3D(2, padding: "same");
        Assert.True(even.Apply(x).eq(-1).all().item<bool>());
        Assert.True(strided.Apply(x).eq(-1).all().item<bool>());
        Assert.Equal(x.shape, even.Apply(x).shape);
    }
}
