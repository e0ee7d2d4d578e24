namespace KerasSharp.Tests.Layers;

public sealed class UpSampling3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("size", () => new UpSampling3D(0));
        Rejects.WithAny<ArgumentException>("expected ndim=5", () => new UpSampling3D().Apply(rand(2, 8)));
    }
}
