using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class STFTSpectrogramTests
{
    [Fact]
    public void FormsHoldTheSameValues()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 20, 3);
        using var flat = new STFTSpectrogram("magnitude", frameLength: 8, frameStep: 3, padding: "same");
        using var wide = new STFTSpectrogram("magnitude", frameLength: 8, frameStep: 3, padding: "same", expandDims: true);
        using var first = new STFTSpectrogram("magnitude", frameLength: 8, frameStep: 3, padding: "same", dataFormat: "channels_first");
        var expected = flat.Apply(x);
        Assert.Equal([2L, 7, 15], expected.shape);
        Assert.True(expected.view(2, 7, 3, 5).transpose(2, 3).allclose(wide.Apply(x)));
        Assert.True(expected.allclose(first.Apply(x.transpose(1, 2)).transpose(1, 2)));
    }

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("mode='power'", Assert.ThrowsAny<ArgumentException>(() => new STFTSpectrogram("power")).Message, StringComparison.Ordinal);
        Assert.Contains("frameStep=9", Assert.ThrowsAny<ArgumentException>(() => new STFTSpectrogram(frameLength: 8, frameStep: 9)).Message, StringComparison.Ordinal);
        Assert.Contains("fftLength=7", Assert.ThrowsAny<ArgumentException>(() => new STFTSpectrogram(frameLength: 8, fftLength: 7)).Message, StringComparison.Ordinal);
        Assert.Contains("'kaiser'", Assert.ThrowsAny<ArgumentException>(() => new STFTSpectrogram(window: "kaiser")).Message, StringComparison.Ordinal);
        Assert.Contains("scaling='power'", Assert.ThrowsAny<ArgumentException>(() => new STFTSpectrogram(scaling: "power")).Message, StringComparison.Ordinal);
        using var layer = new STFTSpectrogram(frameLength: 8);
        Assert.Contains("int64", Assert.ThrowsAny<ArgumentException>(() => layer.Apply(zeros(1, 20, 1, dtype: ScalarType.Int64))).Message, StringComparison.Ordinal);
    }
}
