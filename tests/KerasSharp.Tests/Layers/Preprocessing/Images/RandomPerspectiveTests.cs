namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomPerspectiveTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(
        format => new RandomPerspective(scale: 0.5, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomPerspective(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomPerspective(1.1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("scale", Assert.ThrowsAny<ArgumentException>(() => new RandomPerspective(scale: 1.5)).Message,
            StringComparison.Ordinal);
        Assert.Contains("interpolation='cubic'", Assert.ThrowsAny<ArgumentException>(
            () => new RandomPerspective(interpolation: "cubic")).Message, StringComparison.Ordinal);
    }
}
