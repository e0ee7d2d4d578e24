namespace KerasSharp.Tests.Layers;

public sealed class AutoContrastTests
{
    [Fact]
    public void AChannelOfOneValueStays()
    {
        using var scope = NewDisposeScope();
        using var layer = new AutoContrast((1, 0));
        Assert.Equal((0, 1), layer.ValueRange);
        Assert.Equal([0.5f, 0f, 0.5f, 1f], Small.Values(layer.Apply(tensor(new[] { 0.5f, 0.2f, 0.5f, 0.4f }).view(1, 2, 1, 2))));
    }
}
