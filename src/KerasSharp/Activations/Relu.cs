using static TorchSharp.torch;

namespace KerasSharp.Activations;

/// <summary>Rectified linear unit: <c>max(x, 0)</c>, with a slope below the threshold and a ceiling where asked for.</summary>
/// <remarks>Source: keras.activations.relu.</remarks>
/// <param name="negativeSlope">Slope below the threshold.</param>
/// <param name="maxValue">Ceiling; null for none.</param>
/// <param name="threshold">Values below it are damped: f(x) = negativeSlope · (x − threshold).</param>
public sealed partial class Relu(double negativeSlope = 0, double? maxValue = null, double threshold = 0) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        if (negativeSlope == 0 && maxValue is null && threshold == 0)
            return x.relu();
        var y = negativeSlope != 0
            ? threshold != 0 ? where(x >= threshold, x, negativeSlope * (x - threshold)) : nn.functional.leaky_relu(x, negativeSlope)
            : threshold != 0 ? x * (x > threshold).to_type(x.dtype) : x.relu();
        return maxValue is { } max ? y.clamp_max(max) : y;
    }
}
