namespace KerasSharp.Tests.Layers;

public sealed class EqualizationTests
{
    [Fact]
    public void OneValueStaysAndOthersSpread()
    {
        using var scope = NewDisposeScope();
        using var layer = new Equalization();
        var x = tensor(new[] { 7f, 7f, 7f, 7f, 10f, 20f, 20f, 30f }).view(2, 1, 4, 1);
        Assert.Equal([7f, 7f, 7f, 7f], Small.Values(layer.Apply(x[0], training: true)));
        // Of 4 values 1, 3 and 4 are at most 10, 20 and 30: 0, 2/3 and all of the range.
        Assert.Equal([0f, 170f, 170f, 255f], Small.Values(layer.Apply(x[1], training: true)));
        Assert.Equal(Small.Values(x), Small.Values(layer.Apply(x, training: false)));
    }

    [Fact]
    public void WrongNumbersAreRefused() =>
        Rejects.WithAny<ArgumentException>("bins=0", () => new Equalization(bins: 0));
}
