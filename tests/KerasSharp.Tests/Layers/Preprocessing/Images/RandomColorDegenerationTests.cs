using KerasSharp.Layers;
using static TorchSharp.torch;

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
        Assert.Contains(
            "three channels", Assert.ThrowsAny<ArgumentException>(
            () => layer.Apply(ones(2, 4, 4, 2), training: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains(
            "factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomColorDegeneration(1.1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "factor=(-3, -2)", Assert.ThrowsAny<ArgumentException>(
            () => new RandomColorDegeneration((-3, -2))).Message, StringComparison.Ordinal);
    }
}
