namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomGrayscaleTests
{
    [Fact]
    public void AgreesInEveryForm() =>
        SmallImages.AgreesInEveryForm(format => new RandomGrayscale(0.5, seed: 3, dataFormat: format), colours: true);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomGrayscale(0.5), integers: true);

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomGrayscale(0.5);
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomGrayscale(1.1));
        Rejects.WithAny<ArgumentException>("factor=-0.1", () => new RandomGrayscale(-0.1));
    }
}
