namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling1DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("outputSize", () => new AdaptiveMaxPooling1D(0));
        Rejects.WithAny<ArgumentException>("outputSize=(1, 2, 3, 4)", () => new AdaptiveMaxPooling1D([1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>("expected ndim=3", () => new AdaptiveMaxPooling1D(2).Apply(rand(2, 8)));
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdaptiveMaxPooling1D(1);
        Assert.Equal(3f, layer.Apply(arange(4, ScalarType.Float32).view(1, 4, 1)).item<float>());
    }
}
