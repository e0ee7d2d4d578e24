namespace KerasSharp.Tests.Layers;

public sealed class RandomFlipTests() : RandomImageTests(
    (seed, format) => new RandomFlip(seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("mode='diagonal'", () => new RandomFlip("diagonal")),
    ];

    [Fact]
    public void MirrorsSomeImages()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomFlip(seed: 6), [
            110f, 209.2f, 84.4f, 17.4f, 159.4f, 189.8f, 40f, 48.2f, 195.9f, 149.7f, 13.9f, 95.1f,
            210f, 99.1f, 12.8f, 145.9f, 197.9f, 51.4f, 37.2f, 187.3f, 162.9f, 19f, 80.5f, 208.6f]);
    }

    [Fact]
    public void MirrorsLeftAndRight()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomFlip("horizontal", seed: 3), [
            17.4f, 84.4f, 209.2f, 110f, 48.2f, 40f, 189.8f, 159.4f, 95.1f, 13.9f, 149.7f, 195.9f,
            145.9f, 12.8f, 99.1f, 210f, 187.3f, 37.2f, 51.4f, 197.9f, 208.6f, 80.5f, 19f, 162.9f]);
    }

    [Fact]
    public void MirrorsUpAndDown()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomFlip("vertical", seed: 3), [
            195.9f, 149.7f, 13.9f, 95.1f, 159.4f, 189.8f, 40f, 48.2f, 110f, 209.2f, 84.4f, 17.4f,
            162.9f, 19f, 80.5f, 208.6f, 197.9f, 51.4f, 37.2f, 187.3f, 210f, 99.1f, 12.8f, 145.9f]);
    }
}
