namespace KerasSharp.Tests.Layers;

public sealed class ContrastLimitedAdaptiveHistogramEqualizationTests
{
    [Fact]
    public void FormsHoldTheSameValues()
    {
        using var scope = NewDisposeScope();
        using var last = new ContrastLimitedAdaptiveHistogramEqualization(tileGridSize: (2, 3));
        using var first = new ContrastLimitedAdaptiveHistogramEqualization(tileGridSize: (2, 3), dataFormat: "channels_first");
        var x = (rand(2, 7, 5, 3) * 255).to(ScalarType.Int32);
        var y = last.Apply(x);
        Assert.Equal(ScalarType.Int32, y.dtype);
        Assert.Equal(Small.Values(y), Small.Values(first.Apply(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)));
        Assert.Equal(Small.Values(y[1]), Small.Values(last.Apply(x[1])));
    }

    [Fact]
    public void WrongNumbersAreRefused() =>
        Rejects.WithAny<ArgumentException>("tileGridSize=0", () => new ContrastLimitedAdaptiveHistogramEqualization(tileGridSize: 0));
}
