namespace KerasSharp.Onnx;

/// <summary>Fourier's transforms of the windows of a signal.</summary>
[ExportsOperations]
internal static class SpectrogramExporters
{
    public static (OnnxValue Real, OnnxValue Imaginary) Stft(OnnxValue x, int sequenceLength, int sequenceStride, int fftLength,
        string? window, bool center)
    {
        var edge = center ? fftLength / 2 : 0;
        var signal = x.Pad([.. Enumerable.Range(0, x.Rank).Select(axis => axis == x.Rank - 1 ? ((Size)edge, (Size)edge) : (0, 0))],
            mode: "reflect");
        var frames = signal.Gather(Places(x.Builder, Count(signal.Dim(-1), fftLength, sequenceStride), fftLength, sequenceStride), -1);
        using var scope = NewDisposeScope();
        return FourierExporters.Rfft(
            frames * x.Builder.Constant(Window(window, sequenceLength, fftLength).to_type(x.Type.ToTorch())), null);
    }

    public static OnnxValue Istft(OnnxValue[] x, int sequenceLength, int sequenceStride, int fftLength, int? length, string? window,
        bool center)
    {
        var parts = FourierExporters.Irfft(x, fftLength);
        var builder = parts.Builder;
        var atEnds = window is not null && sequenceLength == fftLength && center && fftLength > 1;
        using var scope = NewDisposeScope();
        var bell = Window(window, sequenceLength, fftLength);
        OnnxValue signal;
        if (window is null)
        {
            signal = Overlap(parts, sequenceStride);
        }
        else if (atEnds)
        {
            // The samples at the ends, under a part of the windows, are scaled by that part.
            var weight = Overlap(Stored(bell.square()).Expand(parts.Dim(-2), fftLength), sequenceStride);
            signal = Overlap(parts * Stored(bell), sequenceStride) / weight.Fill(!(weight > 1e-11), 1);
        }
        else
        {
            var overlaps = (fftLength + sequenceStride - 1) / sequenceStride;
            var squares = nn.functional.pad(bell.square(), [0, (overlaps * sequenceStride) - fftLength]);
            var weight = squares.reshape(overlaps, sequenceStride).sum(0, keepdim: true).tile([overlaps, 1]).reshape(-1);
            signal = Overlap(parts * Stored(bell / weight.narrow(0, 0, fftLength)), sequenceStride);
        }

        var start = center ? fftLength / 2 : 0;
        var cut = signal.Slice(-1, start, length is { } samples ? start + samples : start == 0 ? long.MaxValue : -start);
        return atEnds ? FourierExporters.Sized(cut, length) : cut;

        OnnxValue Stored(TorchSharp.torch.Tensor values) => builder.Constant(values.to_type(parts.Type.ToTorch()));
    }

    /// <summary>The sum of frames, each a stride behind the one before.</summary>
    private static OnnxValue Overlap(OnnxValue frames, int stride)
    {
        var builder = frames.Builder;
        var (windows, size) = (frames.Dim(-2), frames.Shape[^1]!.Value);
        var batch = frames.Dims()[..^2];
        var all = batch.Aggregate((Size)1, (a, b) => a * b);
        var total = (windows * stride) + (size - stride);
        var places = Places(builder, windows, size, stride);
        var values = frames.Reshape(all, windows * size).Transpose(1, 0);
        var sums = ScatterExporters.ScatterNd(builder.Full(0, frames.Type, total, all), places.Reshape(windows * size, 1), values, "add");
        return sums.Transpose(1, 0).Reshape([.. batch, total]);
    }

    private static Size Count(Size samples, int size, int stride) => samples.Known is { } known ? ((known - size) / stride) + 1
        : (Size)(((samples.Value! - (double)size) / stride) + 1);

    /// <summary>The places of the samples of each frame, (frames, size).</summary>
    private static OnnxValue Places(OnnxBuilder builder, Size frames, long size, int stride) =>
        (builder.Range(frames) * (double)stride).Unsqueeze(-1) + builder.Range(size);

    private static TorchSharp.torch.Tensor Window(string? name, int length, int fftLength)
    {
        var bell = name switch
        {
            "hann" => hann_window(length, dtype: ScalarType.Float64),
            "hamming" => hamming_window(length, dtype: ScalarType.Float64),
            _ => ones(length, ScalarType.Float64),
        };
        var before = (fftLength - length) / 2;
        return nn.functional.pad(bell, [before, fftLength - length - before]);
    }
}
