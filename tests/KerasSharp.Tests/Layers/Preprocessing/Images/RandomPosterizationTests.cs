using KerasSharp.Layers;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomPosterizationTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandomPosterization(5, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomPosterization(5), integers: true);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains(
            "factor=9", Assert.ThrowsAny<ArgumentException>(() => new RandomPosterization(9)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "factor=0", Assert.ThrowsAny<ArgumentException>(() => new RandomPosterization(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "factor=(1, 2.5)", Assert.ThrowsAny<ArgumentException>(() => new RandomPosterization(2.5)).Message, StringComparison.Ordinal);
    }
}
