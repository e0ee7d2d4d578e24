namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomColorDegenerationTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomColorDegeneration(0.7, seed: 3, dataFormat: format), colours: true);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomColorDegeneration(0.7), integers: true);

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomColorDegeneration(0.7);
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomColorDegeneration(1.1));
        Rejects.WithAny<ArgumentException>("factor=(-3, -2)", () => new RandomColorDegeneration((-3, -2)));
    }
}
