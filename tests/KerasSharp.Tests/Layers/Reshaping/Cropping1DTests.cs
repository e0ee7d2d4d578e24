namespace KerasSharp.Tests.Layers;

public sealed class Cropping1DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("cropping", () => new Cropping1D(-1));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping1D((1, 2, 3)));
        Rejects.WithAny<ArgumentException>("cropping", () => new Cropping1D(2).Apply(rand(1, 4, 1)));
        Rejects.WithAny<ArgumentException>("expected ndim=3", () => new Cropping1D().Apply(rand(2, 8)));
    }
}
