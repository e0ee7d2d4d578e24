namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class SpectralTests : TorchSharpTests
{
    private readonly Tensor _x;

    public SpectralTests() => _x = tensor(new double[] { 1, 2, 3, 4 });

    [Fact]
    public void RealTransform()
    {
        var spectrum = fft.rfft(_x);
        Assert.Equal(ScalarType.ComplexFloat64, spectrum.dtype);
        Check.Values(spectrum.real, 10, -2, -2);
        Check.Values(spectrum.imag, 0, 2, 0);
        Check.Values(fft.irfft(spectrum, 4), 1, 2, 3, 4);
        Check.Values(view_as_real(spectrum), 10, 0, -2, 2, -2, 0);
    }

    [Fact]
    public void ComplexTransform()
    {
        Check.Values(fft.fft_(_x).abs(), 10, Math.Sqrt(8), 2, Math.Sqrt(8));
        Check.Values(fft.ifft(fft.fft_(_x)).real, 1, 2, 3, 4);
        Check.Values(fft.fft_(_x, norm: FFTNormType.Ortho).real, 5, -1, -1, -1);
        Check.Values(fft.fft2(ones(2, 2)).real, 4, 0, 0, 0);
        Check.Values(complex(_x, _x).angle(), Math.PI / 4, Math.PI / 4, Math.PI / 4, Math.PI / 4);
    }

    [Fact]
    public void ShortTimeTransformComesBack()
    {
        var signal = arange(32).to(ScalarType.Float64).sin();
        var window = hann_window(8, dtype: ScalarType.Float64);
        var spectrum = stft(signal, 8, 2, 8, window, return_complex: true);
        Assert.Equal([5, 17], spectrum.shape);
        Check.Near(istft(spectrum, 8, 2, 8, window, length: 32), 1e-9, Check.Numbers(signal));
    }
}
