using KerasSharp.Layers;
using static TorchSharp.torch;

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
        Assert.Contains(
            "three channels", Assert.ThrowsAny<ArgumentException>(
            () => layer.Apply(ones(2, 4, 4, 2), training: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomHue(1.1)).Message, StringComparison.Ordinal);
        Assert.Contains("factor=-0.1", Assert.ThrowsAny<ArgumentException>(() => new RandomHue(-0.1)).Message, StringComparison.Ordinal);
    }
}
