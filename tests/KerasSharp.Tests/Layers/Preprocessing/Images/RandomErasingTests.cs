using KerasSharp.Layers;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomErasingTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomErasing(scale: (0.2, 0.6), fillValue: 30, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomErasing(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomErasing(1.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "scale=2", Assert.ThrowsAny<ArgumentException>(() => new RandomErasing(scale: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "fillValue=[1, 2]", Assert.ThrowsAny<ArgumentException>(
            () => new RandomErasing(fillValue: new double[] { 1, 2 })).Message, StringComparison.Ordinal);
    }
}
