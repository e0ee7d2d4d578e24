using KerasSharp.Layers;
using KerasSharp.Tests.Testing;
using static TorchSharp.torch;

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
        Assert.Contains(
            "maxNumber=0", Assert.ThrowsAny<ArgumentException>(() => new MaxNumBoundingBoxes(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "boundingBoxFormat='corners'", Assert.ThrowsAny<ArgumentException>(
            () => new MaxNumBoundingBoxes(1, boundingBoxFormat: "corners")).Message, StringComparison.Ordinal);
        using var none = new MaxNumBoundingBoxes(2);
        Assert.Contains(
            "boundingBoxFormat", Assert.ThrowsAny<ArgumentException>(
            () => none.Apply([rand(1, 1, 4), rand(1, 1)])).Message, StringComparison.Ordinal);
        using var layer = new MaxNumBoundingBoxes(2, boundingBoxFormat: "xyxy");
        Assert.Contains(
            "(1, 3)", Assert.ThrowsAny<ArgumentException>(
            () => layer.Apply([rand(1, 1, 4), rand(1, 3)])).Message, StringComparison.Ordinal);
    }
}
