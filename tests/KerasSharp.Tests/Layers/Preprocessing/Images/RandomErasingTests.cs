namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomErasingTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomErasing(scale: (0.2, 0.6), fillValue: 30, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomErasing(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomErasing(1.1));
        Rejects.WithAny<ArgumentException>("scale=2", () => new RandomErasing(scale: 2));
        Rejects.WithAny<ArgumentException>("fillValue=[1, 2]", () => new RandomErasing(fillValue: new double[] { 1, 2 }));
    }
}
