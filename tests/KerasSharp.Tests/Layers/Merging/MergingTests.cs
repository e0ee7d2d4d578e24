namespace KerasSharp.Tests.Layers;

public sealed class MergingTests
{
    [Fact]
    public void FunctionsMergeTensors()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new float[] { 1, 5 }).view(1, 2), tensor(new float[] { 3, 2 }).view(1, 2));
        Assert.Equal([4f, 7f], Values(Merging.Add(a, b)));
        Assert.Equal([-2f, 3f], Values(Merging.Subtract(a, b)));
        Assert.Equal([3f, 10f], Values(Merging.Multiply(a, b)));
        Assert.Equal([2f, 3.5f], Values(Merging.Average(a, b)));
        Assert.Equal([3f, 5f], Values(Merging.Maximum(a, b)));
        Assert.Equal([1f, 2f], Values(Merging.Minimum(a, b)));
        Assert.Equal([1f, 5f, 3f, 2f], Values(Merging.Concatenate([a, b])));
        Assert.Equal([13f], Values(Merging.Dot([a, b])));

        static float[] Values(Tensor x) => x.view(-1).data<float>().ToArray();
    }

    [Fact]
    public void FunctionsMergePlacesInAModelThatIsDrawnUp()
    {
        KerasTensor a = new Input((3, 4)), b = new Input((3, 4));
        Assert.All(
            (KerasTensor[])[Merging.Add(a, b), Merging.Subtract(a, b), Merging.Multiply(a, b), Merging.Average(a, b), Merging.Maximum(
                a, b), Merging.Minimum(a, b)],
            merged => Assert.Equal([null, 3, 4], merged.Shape));
        Assert.Equal([null, 6, 4], Merging.Concatenate([a, b], axis: 1).Shape);
        Assert.Equal([null, 3, 3], Merging.Dot([a, b], axes: 2).Shape);
    }
}
