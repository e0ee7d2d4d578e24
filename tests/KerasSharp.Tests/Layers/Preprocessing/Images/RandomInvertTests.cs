namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomInvertTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandomInvert(0.8, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomInvert(0.8), integers: true);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomInvert(1.1));
        Rejects.WithAny<ArgumentException>("factor=-0.1", () => new RandomInvert(-0.1));
    }
}
