namespace KerasSharp.Activations;

/// <summary>Rectified linear unit: <c>max(x, 0)</c>, with a slope below the threshold and a ceiling where asked for.</summary>
/// <remarks>Source: keras.activations.relu.</remarks>
/// <param name="negativeSlope">Slope below the threshold.</param>
/// <param name="maxValue">Ceiling; null for none.</param>
/// <param name="threshold">Values up to it are damped: f(x) = negativeSlope · (x − threshold).</param>
public sealed partial class Relu(double negativeSlope = 0, double? maxValue = null, double threshold = 0) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => Compute(x, negativeSlope, maxValue, threshold);

    internal override bool MakesFreshOutput => IsPlain(negativeSlope, maxValue, threshold);

    /// <summary>Whether it is <c>max(x, 0)</c>.</summary>
    internal bool IsRectifier => negativeSlope == 0 && maxValue is null && threshold == 0;

    internal override bool CommutesWithMax => IsPlain(negativeSlope, maxValue, threshold);

    /// <summary>Whether it is libtorch's relu or relu6, which can write over their input.</summary>
    internal static bool IsPlain(double negativeSlope, double? maxValue, double threshold) =>
        negativeSlope == 0 && threshold == 0 && maxValue is null or 6;

    internal static Tensor Compute(Tensor x, double negativeSlope, double? maxValue, double threshold)
    {
        if (IsPlain(negativeSlope, maxValue, threshold))
        {
            var over = CallState.MayOverwrite(x);
            return maxValue is null ? over ? x.relu_() : x.relu() : nn.functional.relu6(x, over);
        }

        if (maxValue is null && threshold == 0)
            return nn.functional.leaky_relu(x, negativeSlope);
        var y = threshold != 0 ? x.masked_fill((x > threshold).logical_not(), 0) : maxValue == 6 ? nn.functional.relu6(x) : x.relu();
        if (maxValue is { } max && !(max == 6 && threshold == 0))
            y = y.clamp_max(max);
        return negativeSlope == 0 ? y : y - ((threshold - x).relu() * negativeSlope);
    }
}
