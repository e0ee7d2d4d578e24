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

    /// <summary>The Fourier transform of libtorch is in it, whose gradients go through complex numbers.</summary>
    [Theory]
    [InlineData(false, "hann", 1)]
    [InlineData(true, "hann", 1)]
    [InlineData(false, "hamming", 2)]
    [InlineData(true, null, 2)]
    public void GradientsOfTheSignalAreThoseOfDifferences(bool decibels, string? window, double exponent)
    {
        using var scope = NewDisposeScope();
        using var layer = new MelSpectrogram(
            fftLength: 16, sequenceStride: 5, sequenceLength: 12, window: window, samplingRate: 800, numMelBins: 3, minFreq: 20,
            powerToDb: decibels, magExp: exponent)
        {
            DType = "float64",
        };
        Gradients.Check(x => layer.Apply(x), (arange(40, ScalarType.Float64) * 1.3).sin() + (arange(40, ScalarType.Float64) * 0.31).cos());
    }

    [Fact]
    public void GradientsInFloat32AreThoseOfFloat64()
    {
        using var scope = NewDisposeScope();
        // Noise: without power, a frequency has no phase, and its magnitude no gradient.
        using var generator = new Generator(7);
        var signal = randn([2, 2000], ScalarType.Float64, generator: generator);
        var (found, expected) = (Found("float32"), Found("float64"));
        Assert.True(expected.abs().max().item<double>() > 0);
        Assert.True((found.to(ScalarType.Float64) - expected).abs().max().item<double>() <= 1e-3 * expected.abs().max().item<double>());

        Tensor Found(DTypePolicy type)
        {
            using var layer = new MelSpectrogram(
                fftLength: 256, sequenceStride: 128, samplingRate: 8000, numMelBins: 20, powerToDb: false)
            { DType = type };
            var x = signal.clone().to(type.ComputeDType).requires_grad_();
            layer.Apply(x).square().sum().backward();
            return x.grad!;
        }
    }

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("sequenceLength=17", () => new MelSpectrogram(fftLength: 16, sequenceLength: 17));
        Rejects.WithAny<ArgumentException>("window='blackman'", () => new MelSpectrogram(window: "blackman"));
        using var layer = new MelSpectrogram(fftLength: 16);
        Rejects.WithAny<ArgumentException>("(2, 8)", () => layer.Apply(rand(2, 8)));
    }
}
