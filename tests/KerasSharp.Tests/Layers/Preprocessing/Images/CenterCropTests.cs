namespace KerasSharp.Tests.Layers;

public sealed class CenterCropTests
{
    [Fact]
    public void EnlargesSmallImages()
    {
        using var scope = NewDisposeScope();
        using var layer = new CenterCrop(4, 2);
        // The part of the ratio 4 : 2 in the middle is one column.
        Assert.Equal(
            Enumerable.Repeat(1f, 8), Small.Values(layer.Apply(arange(4, ScalarType.Float32).view(1, 1, 4, 1).expand(1, 2, 4, 1))));
    }

    [Fact]
    public void WrongSizesAreRefused() =>
        Rejects.WithAny<ArgumentException>("width=0", () => new CenterCrop(1, 0));
}
