namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomGaussianBlurTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new RandomGaussianBlur(0.8, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomGaussianBlur(0.8), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.WithAny<ArgumentException>("factor=1.1", () => new RandomGaussianBlur(1.1));
        Rejects.WithAny<ArgumentException>("kernelSize=4", () => new RandomGaussianBlur(kernelSize: 4));
        Rejects.WithAny<ArgumentException>("kernelSize=(3, 2)", () => new RandomGaussianBlur(kernelSize: (3, 2)));
        Rejects.WithAny<ArgumentException>("sigma=1.5", () => new RandomGaussianBlur(sigma: 1.5));
        Rejects.WithAny<ArgumentException>("kernelSize=(3, 3, 3)", () => new RandomGaussianBlur(kernelSize: new[] { 3, 3, 3 }));
    }
}
