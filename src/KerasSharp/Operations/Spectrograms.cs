namespace KerasSharp.Operations;

/// <summary>Fourier transforms of short, overlapping parts of signals.</summary>
[Operations("keras.src.ops.math")]
internal static class Spectrograms
{
    /// <summary>The short-time Fourier transform along the last axis. Source: keras.ops.stft.</summary>
    /// <param name="x">Signals, (…, samples), of a floating type.</param>
    /// <param name="sequenceLength">The length of the window.</param>
    /// <param name="sequenceStride">The distance from window to window.</param>
    /// <param name="fftLength">The length of the transform, at least that of the window.</param>
    /// <param name="window"><c>hann</c>, <c>hamming</c>, or null for a window of ones.</param>
    /// <param name="center">Whether windows are centred on their place, the signal reflected at its ends.</param>
    /// <returns>The real and the imaginary parts, (…, windows, fftLength / 2 + 1).</returns>
    /// <exception cref="ArgumentException">The signal is too short or no floating type, or the lengths do not fit.</exception>
    [KerasName("STFT")]
    public static (Tensor Real, Tensor Imaginary) Stft(
        Tensor x, int sequenceLength, int sequenceStride, int fftLength, string? window = "hann", bool center = true)
    {
        Check(sequenceLength, sequenceStride, fftLength);
        if (x.dtype is not (ScalarType.Float32 or ScalarType.Float64) || x.Dimensions == 0)
            throw new ArgumentException(
                $"`x` must be signals of type float32 or float64. Received: {DTypes.Name(x.dtype)} of shape {Shape.Of(x.shape)}",
                nameof(x));
        var edge = center ? fftLength / 2 : 0;
        var samples = x.shape[^1];
        if (samples + (2 * edge) < fftLength || (center && edge >= samples))
            throw new ArgumentException(
                $"The signal is too short for `fftLength`. Received: fftLength={fftLength}, x of shape {Shape.Of(x.shape)}", nameof(x));
        var signal = edge == 0 ? x : nn.functional.pad(x.reshape(-1, 1, samples), [edge, edge], PaddingModes.Reflect)
            .reshape([.. x.shape[..^1], samples + (2 * edge)]);
        var numbers = fft.rfft(signal.unfold(-1, fftLength, sequenceStride) * Window(window, sequenceLength, fftLength, x));
        return (numbers.real, numbers.imag);
    }

    /// <summary>The signals of a short-time Fourier transform. Source: keras.ops.istft.</summary>
    /// <param name="x">The real and the imaginary parts, (…, windows, fftLength / 2 + 1): <c>[real, imaginary]</c>.</param>
    /// <param name="sequenceLength">The length of the window.</param>
    /// <param name="sequenceStride">The distance from window to window.</param>
    /// <param name="fftLength">The length of the transform, at least that of the window.</param>
    /// <param name="length">The number of samples; null for what the windows cover.</param>
    /// <param name="window"><c>hann</c>, <c>hamming</c>, or null for a window of ones.</param>
    /// <param name="center">Whether windows are centred on their place.</param>
    /// <returns>(…, samples).</returns>
    /// <exception cref="ArgumentException">The parts differ in shape, or the lengths do not fit.</exception>
    [KerasName("ISTFT")]
    public static Tensor Istft(
        IEnumerable<Tensor> x, int sequenceLength, int sequenceStride, int fftLength, int? length = null, string? window = "hann",
        bool center = true)
    {
        Check(sequenceLength, sequenceStride, fftLength);
        var numbers = ComplexNumbers.Of(x);
        if (numbers.Dimensions < 2)
            throw new ArgumentException($"`x` must have at least two axes. Received: {Shape.Of(numbers.shape)}", nameof(x));
        var parts = fft.irfft(numbers, fftLength);
        var (batch, windows) = (parts.shape[..^2], parts.shape[^2]);
        Tensor signal;
        if (window is null)
        {
            signal = Overlap(parts);
        }
        else
        {
            var bell = Window(window, sequenceLength, fftLength, parts);
            if (sequenceLength == fftLength && center && fftLength > 1)
            {
                // The samples at the ends, under a part of the windows, are scaled by that part.
                var weight = Overlap(bell.square().expand(windows, fftLength));
                signal = Overlap(parts * bell) / where(weight.gt(1e-11), weight, ones_like(weight));
            }
            else
            {
                var overlaps = (fftLength + sequenceStride - 1) / sequenceStride;
                var squares = nn.functional.pad(bell.square(), [0, (overlaps * sequenceStride) - fftLength]);
                var weight = squares.reshape(overlaps, sequenceStride).sum(0, keepdim: true).tile([overlaps, 1]).reshape(-1);
                signal = Overlap(parts * (bell / weight.narrow(0, 0, fftLength)));
            }
        }

        var start = center ? fftLength / 2 : 0;
        var end = length is { } samples ? start + samples : signal.shape[^1] - (center ? fftLength / 2 : 0);
        var cut = signal.narrow(-1, start, Math.Min(end, signal.shape[^1]) - start);
        return end > signal.shape[^1] && window is not null && sequenceLength == fftLength && center
            ? nn.functional.pad(cut, [0, end - signal.shape[^1]]) : cut;

        Tensor Overlap(Tensor frames)
        {
            var total = fftLength + (sequenceStride * (windows - 1));
            var columns = frames.reshape(-1, windows, fftLength).transpose(1, 2);
            var sum = nn.functional.fold(columns, (1, total), (1, fftLength), stride: (1, sequenceStride));
            return sum.reshape(frames.Dimensions == 2 && batch.Length > 0 ? [total] : [.. batch, total]);
        }
    }

    /// <summary>The window in the middle of a transform's length.</summary>
    private static Tensor Window(string? name, int length, int fftLength, Tensor like)
    {
        var bell = name switch
        {
            null => ones([length], like.dtype, like.device),
            "hann" => hann_window(length, true, like.dtype, like.device),
            "hamming" => hamming_window(length, periodic: true, dtype: like.dtype, device: like.device),
            _ => throw new ArgumentException($"`window` must be \"hann\", \"hamming\" or null. Received: window={name}", nameof(name)),
        };
        var before = (fftLength - length) / 2;
        return nn.functional.pad(bell, [before, fftLength - length - before]);
    }

    private static void Check(int sequenceLength, int sequenceStride, int fftLength)
    {
        Guard.Positive(sequenceLength);
        Guard.Positive(sequenceStride);
        if (fftLength < sequenceLength)
            throw new ArgumentException(
                $"`fftLength` must be at least `sequenceLength`. Received: sequenceLength={sequenceLength}, fftLength={fftLength}",
                nameof(fftLength));
    }
}
