namespace KerasSharp.Layers;

/// <summary>In training, drops a residual branch for a random share of the samples and scales it for the others, so that the mean
/// stays.</summary>
/// <remarks>Input of any shape with a batch axis, output of the same. Outside training the input itself. Huang et al., "Deep Networks with
/// Stochastic Depth", 2016. Source: keras.src.applications.convnext.StochasticDepth.</remarks>
/// <param name="dropPathRate">The share of the samples, 0 to below 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">dropPathRate is not in [0, 1).</exception>
[KerasName("StochasticDepth", Module = "keras.src.applications.convnext")]
public sealed partial class StochasticDepth(double dropPathRate, string? name = null) : Layer(name)
{
    /// <summary>The share of the samples for which the branch is dropped.</summary>
    public double DropPathRate { get; } = dropPathRate is >= 0 and < 1 ? dropPathRate : throw new ArgumentOutOfRangeException(
        nameof(dropPathRate), dropPathRate, $"`dropPathRate` must lie in [0, 1). Received: dropPathRate={dropPathRate}");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (!training || DropPathRate == 0)
            return x;
        var keep = 1 - DropPathRate;
        var shape = new long[x.Dimensions];
        Array.Fill(shape, 1L);
        shape[0] = x.shape[0];
        var kept = KerasRandom.Uniform(shape).add(keep).floor().to(x.dtype, x.device);
        return x / keep * kept;
    }
}
