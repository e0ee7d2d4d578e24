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
        Rejects.WithAny<ArgumentException>("xFactor=1.1", () => new RandomShear(1.1));
        Rejects.WithAny<ArgumentException>("yFactor=(-0.1, 0.5)", () => new RandomShear(yFactor: (-0.1, 0.5)));
        Rejects.WithAny<ArgumentException>("fillMode='mirror'", () => new RandomShear(fillMode: "mirror"));
        Rejects.WithAny<ArgumentException>("interpolation='cubic'", () => new RandomShear(interpolation: "cubic"));
    }
}
