namespace KerasSharp.Operations;

/// <summary>Fourier's transforms. Complex numbers are pairs, the real and the imaginary parts.</summary>
[Operations("keras.src.ops.math")]
internal static class Fourier
{
    /// <summary>The transform of the last axis. Source: keras.ops.fft.</summary>
    /// <param name="x">The real parts and the imaginary parts, in one shape: <c>[real, imaginary]</c>.</param>
    [KerasName("FFT")]
    public static (Tensor Real, Tensor Imaginary) Fft(IEnumerable<Tensor> x) => Parts(fft.fft_(ComplexNumbers.Of(x)));

    /// <summary>The transform of the last two axes. Source: keras.ops.fft2.</summary>
    /// <inheritdoc cref="Fft"/>
    [KerasName("FFT2")]
    public static (Tensor Real, Tensor Imaginary) Fft2(IEnumerable<Tensor> x) => Parts(fft.fft2(ComplexNumbers.Of(x)));

    /// <summary>The inverse transform of the last two axes. Source: keras.ops.ifft2.</summary>
    /// <inheritdoc cref="Fft"/>
    [KerasName("IFFT2")]
    public static (Tensor Real, Tensor Imaginary) Ifft2(IEnumerable<Tensor> x) => Parts(fft.ifft2(ComplexNumbers.Of(x)));

    /// <summary>The transform of real numbers along the last axis: the frequencies from 0 up. Source: keras.ops.rfft.</summary>
    /// <param name="x">The values.</param>
    /// <param name="fftLength">The values are cut or filled up with zeros to this number; null for as they are.</param>
    [KerasName("RFFT")]
    public static (Tensor Real, Tensor Imaginary) Rfft(Tensor x, int? fftLength = null) =>
        Parts(fft.rfft(Promotion.Floating(x), Length(fftLength)));

    /// <summary>The inverse of the transform of real numbers. Source: keras.ops.irfft.</summary>
    /// <param name="x">The real parts and the imaginary parts, in one shape: <c>[real, imaginary]</c>.</param>
    /// <param name="fftLength">The number of values; null for the even one.</param>
    [KerasName("IRFFT")]
    public static Tensor Irfft(IEnumerable<Tensor> x, int? fftLength = null) => fft.irfft(ComplexNumbers.Of(x), Length(fftLength));

    private static long Length(int? length) => length is { } known ? Guard.Positive(known, "fftLength") : -1;

    private static (Tensor, Tensor) Parts(Tensor numbers) => (numbers.real, numbers.imag);
}
