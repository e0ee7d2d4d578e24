namespace KerasSharp.Tests.Layers;

public sealed class MaxNumBoundingBoxesTests
{
    [Fact]
    public void FillsUpWithItsFillValue()
    {
        using var scope = NewDisposeScope();
        using var layer = new MaxNumBoundingBoxes(2, fillValue: 9, boundingBoxFormat: "xyxy");
        var outputs = layer.Apply([tensor(new float[] { 1, 2, 3, 4 }).view(1, 1, 4), tensor(new[] { 5 }).view(1, 1)]);
        Assert.Equal([1f, 2f, 3f, 4f, 9f, 9f, 9f, 9f], Small.Values(outputs[0]));
        Assert.Equal([5f, 9f], Small.Values(outputs[1]));
    }

    [Fact]
    public void ImagesStay()
    {
        using var scope = NewDisposeScope();
        using var layer = new MaxNumBoundingBoxes(2);
        Assert.Equal(Small.Values(SmallImages.Make()), Small.Values(layer.Apply(SmallImages.Make())));
    }

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("maxNumber=0", () => new MaxNumBoundingBoxes(0));
        Rejects.WithAny<ArgumentException>("boundingBoxFormat='corners'", () => new MaxNumBoundingBoxes(1, boundingBoxFormat: "corners"));
        using var none = new MaxNumBoundingBoxes(2);
        Rejects.WithAny<ArgumentException>("boundingBoxFormat", () => none.Apply([rand(1, 1, 4), rand(1, 1)]));
        using var layer = new MaxNumBoundingBoxes(2, boundingBoxFormat: "xyxy");
        Rejects.WithAny<ArgumentException>("(1, 3)", () => layer.Apply([rand(1, 1, 4), rand(1, 3)]));
    }
}
