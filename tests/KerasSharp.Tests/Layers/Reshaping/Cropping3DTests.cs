namespace KerasSharp.Tests.Layers;

public sealed class Cropping3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("cropping", () => new Cropping3D(-1));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping3D((1, 2)));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping3D(2).Apply(rand([1, 4, 4, 4, 1])));
        Rejects.WithAny<ArgumentException>("expected ndim=5", () => new Cropping3D().Apply(rand(2, 8)));
    }
}
