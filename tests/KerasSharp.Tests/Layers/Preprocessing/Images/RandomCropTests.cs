namespace KerasSharp.Tests.Layers;

public sealed class RandomCropTests() : RandomImageTests(
    (seed, format) => new RandomCrop(2, 3, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("height=0", () => new RandomCrop(0, 2)),
        ("width=-1", () => new RandomCrop(2, -1)),
    ];

    [Fact]
    public void CutsAtARandomPlace()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomCrop(2, 2, seed: 3), [
            209.2f, 84.4f, 189.8f, 40f, 99.1f, 12.8f, 51.4f, 37.2f]);
    }

    [Fact]
    public void EnlargesSmallImages()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomCrop(2, 5, seed: 3), [
            159.4f, 180.68001f, 114.9f, 42.46f, 48.2f, 195.9f, 163.56f, 81.799995f, 38.260002f, 95.1f, 197.9f, 95.34999f,
            44.300003f, 82.23001f, 187.3f, 162.9f, 62.16999f, 49.75f, 118.93f, 208.6f]);
    }

    [Fact]
    public void EachCallHasAPlaceOfItsOwn()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomCrop(2, 2, seed: 3);
        var images = SmallImages.Make();
        layer.Apply(images, training: true);
        Assert.Equal([189.8f, 40f, 149.7f, 13.9f, 51.4f, 37.2f, 19f, 80.5f], Small.Values(layer.Apply(images, training: true)));
        Assert.Equal(Shape.Of(2, 2, 2, 1), layer.ComputeOutputShape(Shape.Of(2, 3, 4, 1)));
    }

    [Fact]
    public void WithoutASeedTheConfigNamesOne()
    {
        using var layer = new RandomCrop(2, 2);
        Assert.Equal(layer.Seed, layer.GetConfig().Get<int>("seed"));
    }
}
