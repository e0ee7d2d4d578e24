namespace KerasSharp.Tests.Layers;

public sealed class ResizingTests
{
    [Fact]
    public void IntegersAreRoundedAndStayIntegers()
    {
        using var scope = NewDisposeScope();
        using var layer = new Resizing(1, 2);
        var y = layer.Apply(tensor(new byte[] { 1, 2, 4, 9 }).view(1, 1, 4, 1));
        Assert.Equal(ScalarType.Byte, y.dtype);
        // 1.5 and 6.5 go to the even neighbour.
        Assert.Equal([2f, 6f], Small.Values(y));
    }

    [Fact]
    public void PadsOnBothSidesBeforeIntegersAreRounded()
    {
        using var scope = NewDisposeScope();
        using var layer = new Resizing(4, 2, padToAspectRatio: true, fillValue: 1.5);
        Assert.Equal([2f, 2f, 8f, 8f, 8f, 8f, 2f, 2f], Small.Values(layer.Apply(full([1, 2, 2, 1], 8, ScalarType.Int32))));
    }

    [Fact]
    public void CropsFromTheMiddle()
    {
        using var scope = NewDisposeScope();
        using var layer = new Resizing(1, 2, "nearest", cropToAspectRatio: true);
        Assert.Equal([1f, 2f], Small.Values(layer.Apply(arange(4, ScalarType.Float32).view(1, 1, 4, 1))));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("height=0", () => new Resizing(0, 2));
        Rejects.WithAny<ArgumentException>("interpolation='lanczos3'", () => new Resizing(2, 2, "lanczos3"));
        Rejects.WithAny<ArgumentException>("interpolation='area'", () => new Resizing(2, 2, "area"));
        Rejects.WithAny<ArgumentException>("fillMode='reflect'", () => new Resizing(2, 2, fillMode: "reflect"));
        Rejects.WithAny<ArgumentException>("padToAspectRatio", () => new Resizing(2, 2, cropToAspectRatio: true, padToAspectRatio: true));
    }
}
