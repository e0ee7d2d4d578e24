namespace KerasSharp.Initializers;

/// <summary>The kernel of a short-time Fourier transform, (frame length, 1, bins): cosines or sines under a window, for the real or the
/// imaginary part.</summary>
/// <remarks>Source: keras.initializers.STFT.</remarks>
/// <param name="side">"real" or "imag".</param>
/// <param name="window">The window's name, as SciPy has it: hann, hamming, blackman, bartlett, boxcar, …; null for none.</param>
/// <param name="scaling">"density" (divide by the root of the sum of the window's squares), "spectrum" (by the sum of its values), or
/// null.</param>
/// <param name="periodic">Whether the window is that of a periodic signal, or symmetric.</param>
/// <exception cref="ArgumentException">side, window or scaling is unknown.</exception>
[KerasName("STFT", "STFTInitializer", "stft")]
public sealed partial class STFT(string side = "real", string? window = "hann", string? scaling = "density", bool periodic = false)
    : Initializer
{
    /// <summary>"real" or "imag".</summary>
    public string Side { get; } = Guard.OneOf(side, ["real", "imag"]);

    /// <summary>The window's name; null for none.</summary>
    public string? Window { get; } = window is null ? null : SignalWindow.Checked(window);

    /// <summary>"density", "spectrum" or null.</summary>
    public string? Scaling { get; } = scaling is null or "density" or "spectrum" ? scaling : throw new ArgumentException(
        $"`scaling` must be null, 'density' or 'spectrum'. Received: scaling='{scaling}'", nameof(scaling));

    /// <inheritdoc/>
    public override bool IsStateless => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape does not have three axes.</exception>
    protected override Tensor Call(Shape shape, ScalarType? dtype)
    {
        if (shape.ToArray() is not [var length, _, > 1 and var bins])
            throw new ArgumentException(
                $"The STFT initializer makes kernels (frame length, 1, bins) with at least 2 bins. Received: shape={shape}", nameof(shape));
        var type = (dtype ?? KerasConfig.FloatX) is ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        using var scope = NewDisposeScope();
        var frequency = arange(bins, type).view(1, 1, bins) / ((bins - 1) * 2);
        var angle = arange(length, type).view(length, 1, 1) * -2 * frequency * Math.PI;
        var kernel = Side == "real" ? angle.cos() : angle.sin();
        if (Window is not null)
        {
            var weights = tensor(SignalWindow.Make(Window, (int)length, periodic)).to_type(type).view(length, 1, 1);
            var scale =
                Scaling switch { "density" => weights.square().sum().sqrt(), "spectrum" => weights.abs().sum(), _ => ones([], type) };
            kernel = kernel * weights / scale;
        }

        return kernel.As(dtype ?? KerasConfig.FloatX).MoveToOuterDisposeScope();
    }
}
