namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("outputSize", () => new AdaptiveMaxPooling2D(0));
        Rejects.WithAny<ArgumentException>("outputSize=(1, 2, 3, 4)", () => new AdaptiveMaxPooling2D([1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>("expected ndim=4", () => new AdaptiveMaxPooling2D(2).Apply(rand(2, 8)));
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdaptiveMaxPooling2D(1);
        Assert.Equal(15f, layer.Apply(arange(16, ScalarType.Float32).view(1, 4, 4, 1)).item<float>());
    }
}
