using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class SpectralTests
{
    private readonly Tensor x = tensor(new double[] { 1, 2, 3, 4 });

    [Fact]
    public void RealTransform()
    {
        var spectrum = fft.rfft(x);
        Assert.Equal(ScalarType.ComplexFloat64, spectrum.dtype);
        Numbers.Equal(spectrum.real, 10, -2, -2);
        Numbers.Equal(spectrum.imag, 0, 2, 0);
        Numbers.Equal(fft.irfft(spectrum, 4), 1, 2, 3, 4);
        Numbers.Equal(view_as_real(spectrum), 10, 0, -2, 2, -2, 0);
    }

    [Fact]
    public void ComplexTransform()
    {
        Numbers.Equal(fft.fft_(x).abs(), 10, Math.Sqrt(8), 2, Math.Sqrt(8));
        Numbers.Equal(fft.ifft(fft.fft_(x)).real, 1, 2, 3, 4);
        Numbers.Equal(fft.fft_(x, norm: FFTNormType.Ortho).real, 5, -1, -1, -1);
        Numbers.Equal(fft.fft2(ones(2, 2)).real, 4, 0, 0, 0);
        Numbers.Equal(complex(x, x).angle(), Math.PI / 4, Math.PI / 4, Math.PI / 4, Math.PI / 4);
    }

    [Fact]
    public void ShortTimeTransformComesBack()
    {
        var signal = arange(32).to(ScalarType.Float64).sin();
        var window = hann_window(8, dtype: ScalarType.Float64);
        var spectrum = stft(signal, 8, 2, 8, window, return_complex: true);
        Assert.Equal([5, 17], spectrum.shape);
        Numbers.Near(istft(spectrum, 8, 2, 8, window, length: 32), 1e-9, Numbers.Of(signal));
    }
}
