namespace KerasSharp.Layers;

/// <summary>The spectrogram of signals by short-time Fourier transform, as a convolution whose kernels can be trained.</summary>
/// <remarks>Input (batch, time, channels), output (batch, frames, channels · bins), where bins = fftLength / 2 + 1, twice that with mode
/// "stft"; with expandDims (batch, frames, bins, channels). With channels_first (batch, channels, time) becomes (batch, channels · bins,
/// frames) or (batch, channels, frames, bins). Weights: real_kernel and imag_kernel (frameLength, 1, bins), as far as the mode needs them.
/// Source: keras.layers.STFTSpectrogram.</remarks>
/// <param name="mode">What is given: "log" (of the magnitude), "magnitude", "psd" (power), "real", "imag", "angle" or "stft" (real and
/// imaginary parts).</param>
/// <param name="frameLength">The number of values in a frame.</param>
/// <param name="frameStep">From the start of a frame to that of the next; null for half of frameLength.</param>
/// <param name="fftLength">The length of the transform, at least frameLength; null for the next power of two.</param>
/// <param name="window">The window's name, such as hann or hamming; null for none.</param>
/// <param name="periodic">Whether the window is that of a periodic signal.</param>
/// <param name="scaling">"density", "spectrum" or null: how the window is scaled.</param>
/// <param name="padding">Whether the signal is filled up so that frames start at every step ("same").</param>
/// <param name="expandDims">Whether bins and channels have an axis each.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A mode, window, scaling or padding is unknown, or the lengths do not fit.</exception>
public sealed partial class STFTSpectrogram(
    string mode = "log", int frameLength = 256, int? frameStep = null, int? fftLength = null, string? window = "hann",
    bool periodic = false, string? scaling = "density", Padding padding = default, bool expandDims = false, DataFormat? dataFormat = null,
    string? name = null) : Layer(name)
{
    private readonly int _step = Math.Max(frameStep ?? frameLength / 2, 1);
    private readonly int _bins = ((fftLength ?? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)frameLength)) / 2) + 1;

    private readonly ConvolutionPlan _plan = new(
        new Sizes([frameLength]), new Sizes(
            [Math.Max(frameStep ?? frameLength / 2, 1)]), Padding.Valid, DataFormat.ChannelsFirst, new Sizes([1]));

    /// <summary>What is given.</summary>
    public string Mode { get; } = Guard.OneOf(mode, ["log", "magnitude", "psd", "real", "imag", "angle", "stft"]);

    /// <summary>The number of values in a frame.</summary>
    public int FrameLength { get; } = Guard.Positive(frameLength);

    /// <summary>From the start of a frame to that of the next; null for half of a frame.</summary>
    public int? FrameStep { get; } = frameStep is null || (
        frameStep >= 1 && frameStep <= frameLength) ? frameStep : throw new ArgumentOutOfRangeException(
        nameof(frameStep),
        $"`frameStep` should be a positive integer not greater than `frameLength`. Received: frameStep={frameStep}, "
        + $"frameLength={frameLength}");

    /// <summary>The length of the transform; null for the next power of two.</summary>
    public int? FftLength { get; } = fftLength is null || fftLength >= frameLength ? fftLength : throw new ArgumentOutOfRangeException(
        nameof(fftLength),
        $"`fftLength` should be not less than `frameLength`. Received: fftLength={fftLength}, frameLength={frameLength}");

    /// <summary>The window's name; null for none.</summary>
    public string? Window { get; } = window is null ? null : SignalWindow.Checked(window);

    /// <summary>Whether the window is that of a periodic signal.</summary>
    public bool Periodic { get; } = periodic;

    /// <summary>How the window is scaled.</summary>
    public string? Scaling { get; } = Guard.NullOrOneOf(scaling, ["density", "spectrum"]);

    /// <summary>What happens at the ends of the signal.</summary>
    public Padding Padding { get; } = ConvolutionGuard.Padding(padding);

    /// <summary>Whether bins and channels have an axis each.</summary>
    public bool ExpandDims { get; } = expandDims;

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    /// <summary>Gives the real parts; null with mode "imag" and before it is built.</summary>
    public Variable? RealKernel { get; private set; }

    /// <summary>Gives the imaginary parts; null with mode "real" and before it is built.</summary>
    public Variable? ImagKernel { get; private set; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 1, Name);
        var channels = DataFormat == DataFormat.ChannelsLast ? input[^1] : input[1];
        var bins = Mode == "stft" ? 2L * _bins : _bins;
        var shape = SpatialAxes.OutputShape(
            input, channels * bins, [FrameLength], new Sizes([_step]), Padding, DataFormat, Name, $"frameLength={FrameLength}");
        if (!ExpandDims)
            return shape;
        return DataFormat == DataFormat.ChannelsLast ? [shape[0], shape[1], bins, channels] : [shape[0], channels, shape[2], bins];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        ComputeOutputShape(input);
        InputSpecs = [new InputSpec(ndim: 3)];
        if (Mode != "imag")
            RealKernel = AddWeight("real_kernel", [FrameLength, 1, _bins], new STFT("real", Window, Scaling, Periodic));
        if (Mode != "real")
            ImagKernel = AddWeight("imag_kernel", [FrameLength, 1, _bins], new STFT("imag", Window, Scaling, Periodic));
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (x.dtype is not (ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64))
            throw new ArgumentException(
                $"Layer \"{Name}\" expects an input of type float16, float32 or float64. Received: {DTypes.Name(x.dtype)}", nameof(x));
        var signals = DataFormat == DataFormat.ChannelsLast ? x.transpose(1, 2) : x;
        var (batch, channels) = (signals.shape[0], signals.shape[1]);
        signals = signals.reshape(batch * channels, 1, signals.shape[2]);
        if (Padding == Padding.Same)
        {
            var (before, after) = SpatialAxes.SamePadding(signals.shape[2], FrameLength, _step);
            signals = nn.functional.pad(signals, [before, after]);
        }

        var real = RealKernel is null ? null : Transform(RealKernel);
        var imag = ImagKernel is null ? null : Transform(ImagKernel);
        return Arrange(Combine(real, imag));

        Tensor Transform(Tensor kernel)
        {
            var y = _plan.Apply(signals, kernel.As(x.dtype), null);
            return y.reshape(batch, channels, _bins, y.shape[2]);
        }
    }

    private Tensor Combine(Tensor? real, Tensor? imag)
    {
        if (real is null || imag is null)
            return (real ?? imag)!;
        if (Mode == "angle")
            return imag.atan2(real);
        if (Mode == "stft")
            return cat([real, imag], 2);
        var power = real.square() + imag.square();
        if (Mode == "psd")
            return power + nn.functional.pad(power[.., .., 1..^1], [0, 0, 1, 1]);
        var magnitude = Floored(power).sqrt();
        return Mode == "magnitude" ? magnitude : Floored(magnitude).log();
    }

    /// <summary>Values of at least epsilon; at a tie the gradient is one half, as in Keras.</summary>
    private static Tensor Floored(Tensor x) => x.maximum(full([], KerasConfig.Epsilon, x.dtype, x.device));

    /// <summary>(batch, channels, bins, frames) in the layout of the output.</summary>
    private Tensor Arrange(Tensor y)
    {
        if (ExpandDims)
            return DataFormat == DataFormat.ChannelsLast ? y.permute(0, 3, 2, 1) : y.transpose(2, 3);
        var flat = y.reshape(y.shape[0], y.shape[1] * y.shape[2], y.shape[3]);
        return DataFormat == DataFormat.ChannelsLast ? flat.transpose(1, 2) : flat;
    }
}
