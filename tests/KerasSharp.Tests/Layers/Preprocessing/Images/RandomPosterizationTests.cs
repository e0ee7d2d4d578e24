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
        Rejects.WithAny<ArgumentException>("factor=9", () => new RandomPosterization(9));
        Rejects.WithAny<ArgumentException>("factor=0", () => new RandomPosterization(0));
        Rejects.WithAny<ArgumentException>("factor=(1, 2.5)", () => new RandomPosterization(2.5));
    }
}
