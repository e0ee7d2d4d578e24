namespace KerasSharp.Tests.Layers;

public sealed class UpSampling1DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("size", () => new UpSampling1D(0));
        Rejects.WithAny<ArgumentException>("expected ndim=3", () => new UpSampling1D().Apply(rand(2, 8)));
    }
}
