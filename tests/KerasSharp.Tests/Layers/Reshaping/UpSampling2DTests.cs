namespace KerasSharp.Tests.Layers;

public sealed class UpSampling2DTests() : UpSamplingTests(2, size => size is { } given ? new UpSampling2D(given) : new UpSampling2D())
{
    [Fact]
    public void UnknownInterpolationIsRefused() =>
        Rejects.WithAny<ArgumentException>("interpolation='lanczos3'", () => new UpSampling2D(2, interpolation: "lanczos3"));
}
