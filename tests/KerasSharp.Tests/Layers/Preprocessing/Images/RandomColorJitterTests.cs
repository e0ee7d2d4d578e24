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
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("brightnessFactor=1.1", () => new RandomColorJitter(brightnessFactor: 1.1));
        Rejects.WithAny<ArgumentException>("contrastFactor=-0.1", () => new RandomColorJitter(contrastFactor: -0.1));
        Rejects.WithAny<ArgumentException>("saturationFactor=2", () => new RandomColorJitter(saturationFactor: 2));
        Rejects.WithAny<ArgumentException>("hueFactor=-0.5", () => new RandomColorJitter(hueFactor: -0.5));
    }
}
