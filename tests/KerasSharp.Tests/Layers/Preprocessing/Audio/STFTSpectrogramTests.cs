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

    [Theory]
    [InlineData("log")]
    [InlineData("magnitude")]
    [InlineData("psd")]
    [InlineData("real")]
    [InlineData("imag")]
    [InlineData("angle")]
    [InlineData("stft")]
    public void GradientsOfTheSignalAreThoseOfDifferences(string mode)
    {
        using var scope = NewDisposeScope();
        using var layer = new STFTSpectrogram(mode, frameLength: 8, frameStep: 3, padding: "same") { DType = "float64" };
        Gradients.Check(x => layer.Apply(x), (arange(24, ScalarType.Float64) * 1.3).sin().reshape(1, 24, 1) + 0.1);
    }

    /// <summary>In float32, which other kernels compute: with signals of a usual length, for the signal and both kernels.</summary>
    [Theory]
    [InlineData("magnitude", 1)]
    [InlineData("psd", 2)]
    [InlineData("stft", 3)]
    public void GradientsInFloat32AreThoseOfFloat64(string mode, int channels)
    {
        using var scope = NewDisposeScope();
        // Noise: without power, a frequency has no phase, and its magnitude no gradient.
        using var generator = new Generator(7);
        var signal = randn([2, 2000, channels], ScalarType.Float64, generator: generator);
        var exact = Found("float64");
        foreach (var (found, expected) in Found("float32").Zip(exact))
        {
            Assert.True(expected.abs().max().item<double>() > 0);
            Assert.True((found.to(ScalarType.Float64) - expected).abs().max().item<double>() <= 1e-4 * expected.abs().max().item<double>());
        }

        Tensor[] Found(DTypePolicy type)
        {
            var layer = new STFTSpectrogram(mode, frameLength: 256, frameStep: 128) { DType = type };
            var x = signal.clone().to(type.ComputeDType).requires_grad_();
            var y = layer.Apply(x);
            (y * (arange(y.numel(), ScalarType.Float64) * 0.7).sin().to(y.dtype).view(y.shape)).sum().backward();
            return [x.grad!, .. layer.TrainableWeights.Select(weight => weight.Value.grad!)];
        }
    }

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("mode='power'", () => new STFTSpectrogram("power"));
        Rejects.WithAny<ArgumentException>("frameStep=9", () => new STFTSpectrogram(frameLength: 8, frameStep: 9));
        Rejects.WithAny<ArgumentException>("fftLength=7", () => new STFTSpectrogram(frameLength: 8, fftLength: 7));
        Rejects.WithAny<ArgumentException>("'kaiser'", () => new STFTSpectrogram(window: "kaiser"));
        Rejects.WithAny<ArgumentException>("scaling='power'", () => new STFTSpectrogram(scaling: "power"));
        using var layer = new STFTSpectrogram(frameLength: 8);
        Rejects.WithAny<ArgumentException>("int64", () => layer.Apply(zeros(1, 20, 1, dtype: ScalarType.Int64)));
    }
}
