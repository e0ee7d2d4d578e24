using KerasSharp.Layers;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomGaussianBlurTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandomGaussianBlur(0.8, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomGaussianBlur(0.8), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains(
            "factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomGaussianBlur(1.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize=4", Assert.ThrowsAny<ArgumentException>(
            () => new RandomGaussianBlur(kernelSize: 4)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize=(3, 2)", Assert.ThrowsAny<ArgumentException>(
            () => new RandomGaussianBlur(kernelSize: (3, 2))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "sigma=1.5", Assert.ThrowsAny<ArgumentException>(() => new RandomGaussianBlur(sigma: 1.5)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize=(3, 3, 3)", Assert.ThrowsAny<ArgumentException>(
            () => new RandomGaussianBlur(kernelSize: new[] { 3, 3, 3 })).Message, StringComparison.Ordinal);
    }
}
