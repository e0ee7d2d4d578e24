using KerasSharp.Layers;
using KerasSharp.Tests.Testing;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class MelSpectrogramTests
{
    [Fact]
    public void SeveralAxesOfSignalsAreTakenAsABatch()
    {
        using var scope = NewDisposeScope();
        using var layer = new MelSpectrogram(fftLength: 16, sequenceStride: 8, samplingRate: 800, numMelBins: 3, powerToDb: false);
        var x = rand(2, 3, 40);
        var y = layer.Apply(x);
        Assert.Equal([2L, 3, 3, 6], y.shape);
        Assert.Equal(Small.Values(layer.Apply(x[1, 2])), Small.Values(y[1, 2]));
    }

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("sequenceLength=17", Assert.ThrowsAny<ArgumentException>(() => new MelSpectrogram(fftLength: 16, sequenceLength: 17)).Message, StringComparison.Ordinal);
        Assert.Contains("window='blackman'", Assert.ThrowsAny<ArgumentException>(() => new MelSpectrogram(window: "blackman")).Message, StringComparison.Ordinal);
        using var layer = new MelSpectrogram(fftLength: 16);
        Assert.Contains("(2, 8)", Assert.ThrowsAny<ArgumentException>(() => layer.Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }
}
