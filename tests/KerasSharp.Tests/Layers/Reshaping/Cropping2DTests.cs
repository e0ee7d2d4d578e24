namespace KerasSharp.Tests.Layers;

public sealed class Cropping2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("cropping", () => new Cropping2D(-1));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping2D((1, 2, 3)));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping2D(2).Apply(rand(1, 4, 4, 1)));
        Rejects.WithAny<ArgumentException>("expected ndim=4", () => new Cropping2D().Apply(rand(2, 8)));
    }
}
