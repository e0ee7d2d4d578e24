namespace KerasSharp.Tests.Layers;

public sealed class MaximumTests() : MergeTests([4f, 3f], name => new Maximum(name))
{
    [Fact]
    public void MaskedStepsDoNotCount() => Assert.Equal([5f, 9f], Masked([1, 9], [false, true], [5, 5], [true, false]));
}
