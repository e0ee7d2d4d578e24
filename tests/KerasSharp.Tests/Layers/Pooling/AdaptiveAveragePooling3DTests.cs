namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveAveragePooling3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("outputSize", () => new AdaptiveAveragePooling3D(0));
        Rejects.WithAny<ArgumentException>("outputSize=(1, 2, 3, 4)", () => new AdaptiveAveragePooling3D([1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>("expected ndim=5", () => new AdaptiveAveragePooling3D(2).Apply(rand(2, 8)));
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdaptiveAveragePooling3D(1);
        Assert.Equal(31.5f, layer.Apply(arange(64, ScalarType.Float32).view(1, 4, 4, 4, 1)).item<float>());
    }
}
