namespace KerasSharp.Layers;

/// <summary>The spectrogram of signals in bands of the mel scale, in which equal steps sound equal.</summary>
/// <remarks>Input (batch, samples) or (samples), output (batch, numMelBins, frames) or (numMelBins, frames).
/// Source: keras.layers.MelSpectrogram.</remarks>
/// <param name="fftLength">The length of the Fourier transform.</param>
/// <param name="sequenceStride">From the middle of a frame to that of the next.</param>
/// <param name="sequenceLength">The number of values under the window, at most fftLength; null for fftLength.</param>
/// <param name="window">"hann" or "hamming"; null for none.</param>
/// <param name="samplingRate">Samples a second.</param>
/// <param name="numMelBins">The number of bands.</param>
/// <param name="minFreq">The lowest frequency of the lowest band.</param>
/// <param name="maxFreq">The highest frequency of the highest band; null for half of samplingRate.</param>
/// <param name="powerToDb">Whether powers are given in decibels.</param>
/// <param name="topDb">By how many decibels a value may be below the highest.</param>
/// <param name="magExp">The power of the magnitude: 1 for magnitudes, 2 for powers.</param>
/// <param name="minPower">Lower powers count as this in decibels.</param>
/// <param name="refPower">The power of 0 decibels.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A length or number is below 1, sequenceLength exceeds fftLength, or there is no such
/// window.</exception>
public sealed partial class MelSpectrogram(
    int fftLength = 2048, int sequenceStride = 512, int? sequenceLength = null, string? window = "hann", double samplingRate = 16000,
    int numMelBins = 128, double minFreq = 20, double? maxFreq = null, bool powerToDb = true, double topDb = 80, double magExp = 2,
    double minPower = 1e-10, double refPower = 1, string? name = null) : Layer(name)
{
    /// <summary>The length of the Fourier transform.</summary>
    public int FftLength { get; } = Guard.Positive(fftLength);

    /// <summary>From the middle of a frame to that of the next.</summary>
    public int SequenceStride { get; } = Guard.Positive(sequenceStride);

    /// <summary>The number of values under the window.</summary>
    public int SequenceLength { get; } = CheckLength(sequenceLength ?? fftLength, fftLength);

    /// <summary>The window's name; null for none.</summary>
    public string? Window { get; } = Guard.NullOrOneOf(window, ["hann", "hamming"]);

    /// <summary>Samples a second.</summary>
    public double SamplingRate { get; } = Guard.Positive(samplingRate);

    /// <summary>The number of bands.</summary>
    public int NumMelBins { get; } = Guard.Positive(numMelBins);

    /// <summary>The lowest frequency of the lowest band.</summary>
    public double MinFreq { get; } = minFreq;

    /// <summary>The highest frequency of the highest band.</summary>
    public double MaxFreq { get; } = maxFreq is null or 0 ? Math.Truncate(samplingRate / 2) : maxFreq.Value;

    /// <summary>Whether powers are given in decibels.</summary>
    public bool PowerToDb { get; } = powerToDb;

    /// <summary>By how many decibels a value may be below the highest.</summary>
    public double TopDb { get; } = topDb;

    /// <summary>The power of the magnitude.</summary>
    public double MagExp { get; } = magExp;

    /// <summary>Lower powers count as this in decibels.</summary>
    public double MinPower { get; } = minPower;

    /// <summary>The power of 0 decibels.</summary>
    public double RefPower { get; } = refPower;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        Check(input);
        // Keras's own count, one too many where the samples are one short of a stride's multiple.
        return Shape.Create([.. input[..^1], NumMelBins, (input[^1] + SequenceStride + 1) / SequenceStride]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        Check(input);
        InputSpecs = [new InputSpec(minNdim: 1)];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        Check(Shape.Of(x.shape));
        var type = ComputingType is ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var signals = x.As(type);
        var weights = Window switch
        {
            "hann" => hann_window(SequenceLength, dtype: type, device: x.device),
            "hamming" => hamming_window(SequenceLength, dtype: type, device: x.device),
            _ => ones(SequenceLength, type, x.device),
        };
        var flat = signals.Dimensions > 2 ? signals.reshape(-1, signals.shape[^1]) : signals;
        var frames = flat.stft(FftLength, SequenceStride, SequenceLength, weights, return_complex: true).transpose(-1, -2);
        var magnitude = (frames.real.square() + frames.imag.square()).sqrt();
        var bands = magnitude.pow(MagExp).MatMul(Bands((FftLength / 2) + 1, x.device).As(type));
        var y = (PowerToDb ? Decibels(bands) : bands).transpose(-1, -2);
        return (signals.Dimensions > 2 ? y.reshape([.. signals.shape[..^1], .. y.shape[^2..]]) : y).As(ComputingType);
    }

    private Tensor Decibels(Tensor powers)
    {
        var floor = full([], MinPower, powers.dtype, powers.device);
        var y = 10 * powers.maximum(floor).log10();
        y -= 10 * full([], Math.Max(Math.Abs(RefPower), MinPower), ScalarType.Float32, powers.device).log10();
        return y.maximum(y.max() - TopDb);
    }

    /// <summary>How much each frequency counts in each band: triangles on the mel scale, (frequencies, bands).</summary>
    internal Tensor Bands(int frequencies, Device device)
    {
        var hertz = Steps(
            full([], 0, ScalarType.Float32, device), full([], SamplingRate / 2, ScalarType.Float32, device), frequencies)[1..];
        var mel = Mel(hertz).unsqueeze(1);
        var edges = Steps(
            Mel(full([], MinFreq, ScalarType.Float32, device)), Mel(full([], MaxFreq, ScalarType.Float32, device)), NumMelBins + 2);
        var (lower, center, upper) = (edges[..^2].unsqueeze(0), edges[1..^1].unsqueeze(0), edges[2..].unsqueeze(0));
        var triangles = ((mel - lower) / (center - lower)).minimum((upper - mel) / (upper - center)).clamp_min(0);
        return nn.functional.pad(triangles, [0, 0, 1, 0]);
    }

    private static Tensor Steps(Tensor start, Tensor stop, int count) =>
        start + (arange(count, start.dtype, start.device) / (count - 1) * (stop - start));

    private static Tensor Mel(Tensor hertz) => 1127 * (1 + (hertz / 700)).log();

    private void Check(Shape input)
    {
        if (input.Rank < 1 || input[^1] <= FftLength / 2)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" expects signals (batch, samples) of more than fftLength / 2 samples. Received: input_shape={input}, "
                + $"fftLength={FftLength}", nameof(input));
        }
    }

    private static int CheckLength(
        int sequenceLength, int fftLength) => Guard.Positive(sequenceLength) <= fftLength ? sequenceLength : throw new ArgumentException(
        $"`fftLength` must be greater than or equal to `sequenceLength`. Received: sequenceLength={sequenceLength}, fftLength={fftLength}",
        nameof(sequenceLength));
}
