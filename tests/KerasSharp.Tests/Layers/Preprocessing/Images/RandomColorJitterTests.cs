using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomColorJitterTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(
        format => new RandomColorJitter(
        brightnessFactor: 0.2, contrastFactor: 0.3, saturationFactor: 0.6, hueFactor: 0.1, seed: 3, dataFormat: format), colours: true);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(
        new RandomColorJitter(brightnessFactor: 0.2, contrastFactor: 0.3, saturationFactor: 0.6, hueFactor: 0.1), integers: true);

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomColorJitter(brightnessFactor: 0.2, contrastFactor: 0.3, saturationFactor: 0.6, hueFactor: 0.1);
        Assert.Contains(
            "three channels", Assert.ThrowsAny<ArgumentException>(
            () => layer.Apply(ones(2, 4, 4, 2), training: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains(
            "brightnessFactor=1.1", Assert.ThrowsAny<ArgumentException>(
            () => new RandomColorJitter(brightnessFactor: 1.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "contrastFactor=-0.1", Assert.ThrowsAny<ArgumentException>(
            () => new RandomColorJitter(contrastFactor: -0.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "saturationFactor=2", Assert.ThrowsAny<ArgumentException>(
            () => new RandomColorJitter(saturationFactor: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "hueFactor=-0.5", Assert.ThrowsAny<ArgumentException>(
            () => new RandomColorJitter(hueFactor: -0.5)).Message, StringComparison.Ordinal);
    }
}
