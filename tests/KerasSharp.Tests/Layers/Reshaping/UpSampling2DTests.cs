namespace KerasSharp.Tests.Layers;

public sealed class UpSampling2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("size", () => new UpSampling2D(0));
        Rejects.WithAny<ArgumentException>("expected ndim=4", () => new UpSampling2D().Apply(rand(2, 8)));
        Rejects.WithAny<ArgumentException>("interpolation='lanczos3'", () => new UpSampling2D(2, interpolation: "lanczos3"));
    }
}
