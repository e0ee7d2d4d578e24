namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomHueTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomHue(0.4, seed: 3, dataFormat: format), colours: true);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomHue(0.4), integers: true);

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomHue(0.4);
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomHue(1.1));
        Rejects.WithAny<ArgumentException>("factor=-0.1", () => new RandomHue(-0.1));
    }
}
