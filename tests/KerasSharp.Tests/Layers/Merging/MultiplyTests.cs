namespace KerasSharp.Tests.Layers;

public sealed class MultiplyTests() : MergeTests([4f, 6f], name => new Multiply(name))
{
    [Fact]
    public void MaskedStepsCountAsOne() =>
        Assert.Equal([5f, 45f, 0f], Masked([2, 9, 7], [false, true, false], [5, 5, 5], [true, true, false]));
}
