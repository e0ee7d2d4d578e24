namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomSaturationTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomSaturation(0.8, seed: 3, dataFormat: format), colours: true);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomSaturation(0.8), integers: true);

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomSaturation(0.8);
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomSaturation(1.1));
    }
}
