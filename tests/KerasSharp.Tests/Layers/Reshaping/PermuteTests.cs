namespace KerasSharp.Tests.Layers;

public sealed class PermuteTests
{
    [Fact]
    public void WrongOrdersAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("dims=(0, 1)", () => new Permute((0, 1)));
        Rejects.WithAny<ArgumentException>("dims=(1, 3)", () => new Permute((1, 3)));
        Rejects.WithAny<ArgumentException>("expected ndim=3", () => new Permute((2, 1)).Apply(rand(2, 3)));
    }
}
