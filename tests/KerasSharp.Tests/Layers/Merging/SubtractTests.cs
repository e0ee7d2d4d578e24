namespace KerasSharp.Tests.Layers;

public sealed class SubtractTests() : MergeTests([-3f, -1f], name => new Subtract(name))
{
    [Fact]
    public void TakesTwoInputs()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("exactly 2", () => new Subtract().Apply([rand(2, 1), rand(2, 1), rand(2, 1)]));
    }
}
