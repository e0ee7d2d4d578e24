using KerasSharp.Layers;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomShearTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandomShear(0.4, 0.3, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomShear(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("xFactor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomShear(1.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "yFactor=(-0.1, 0.5)", Assert.ThrowsAny<ArgumentException>(
            () => new RandomShear(yFactor: (-0.1, 0.5))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "fillMode='mirror'", Assert.ThrowsAny<ArgumentException>(
            () => new RandomShear(fillMode: "mirror")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "interpolation='cubic'", Assert.ThrowsAny<ArgumentException>(
            () => new RandomShear(interpolation: "cubic")).Message, StringComparison.Ordinal);
    }
}
