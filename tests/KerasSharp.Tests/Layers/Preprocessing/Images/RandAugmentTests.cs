namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandAugmentTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandAugment(numOps: 1, seed: 1, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandAugment(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandAugment(factor: 1.1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("numOps", Assert.ThrowsAny<ArgumentException>(() => new RandAugment(numOps: -1)).Message, StringComparison.Ordinal);
        Assert.Contains("interpolation='cubic'", Assert.ThrowsAny<ArgumentException>(
            () => new RandAugment(interpolation: "cubic")).Message, StringComparison.Ordinal);
    }
}
