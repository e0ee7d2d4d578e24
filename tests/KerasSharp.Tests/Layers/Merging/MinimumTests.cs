namespace KerasSharp.Tests.Layers;

public sealed class MinimumTests() : MergeTests([1f, 2f], name => new Minimum(name))
{
    [Fact]
    public void MaskedStepsDoNotCount() => Assert.Equal([5f, 9f], Masked([1, 9], [false, true], [5, 5], [true, false]));
}
