using KerasSharp.Layers;

namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class MixUpTests
{
    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => new MixUp(0.4, seed: 3, dataFormat: format));

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new MixUp(), integers: true);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("alpha=0", Assert.ThrowsAny<ArgumentException>(() => new MixUp(0)).Message, StringComparison.Ordinal);
        Assert.Contains("alpha=-1", Assert.ThrowsAny<ArgumentException>(() => new MixUp(-1)).Message, StringComparison.Ordinal);
    }
}
