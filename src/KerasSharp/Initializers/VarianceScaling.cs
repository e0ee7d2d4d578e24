namespace KerasSharp.Initializers;

/// <summary>Values whose variance is scale / fan, fan being the number of the weight's inputs, outputs, or their mean.</summary>
/// <remarks>Source: keras.initializers.VarianceScaling.</remarks>
/// <param name="scale">The variance before it is divided; greater than 0.</param>
/// <param name="mode">"fan_in", "fan_out" or "fan_avg".</param>
/// <param name="distribution">"truncated_normal" (or "normal"), "untruncated_normal" or "uniform".</param>
/// <param name="seed">The seed; null for one that Keras picks.</param>
/// <param name="inputAxes">The axes of the shape that make fan_in; null for the rule of kernels.</param>
/// <param name="outputAxes">The axes of the shape that make fan_out; null for the rule of kernels.</param>
/// <exception cref="ArgumentException">mode or distribution is unknown.</exception>
/// <exception cref="ArgumentOutOfRangeException">scale is not greater than 0.</exception>
public sealed partial class VarianceScaling(
    double scale = 1, string mode = "fan_in", string distribution = "truncated_normal", Seed? seed = null, int[]? inputAxes = null,
    int[]? outputAxes = null)
    : ScaledInitializer(seed, inputAxes, outputAxes)
{
    /// <summary>The variance before it is divided.</summary>
    public double Scale { get; } = Guard.Positive(scale);

    /// <summary>What it is divided by.</summary>
    public string Mode { get; } = Guard.OneOf(mode, ["fan_in", "fan_out", "fan_avg"]);

    /// <summary>The distribution.</summary>
    public string Distribution { get; } = Guard.OneOf(
        distribution.ToLowerInvariant() is "normal" ? "truncated_normal" : distribution.ToLowerInvariant(),
        ["uniform", "truncated_normal", "untruncated_normal"], nameof(distribution));

    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => Draw(shape, dtype, Scale, Mode, Distribution);
}
