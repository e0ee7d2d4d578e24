namespace KerasSharp.Metrics;

/// <summary>The mean Kullback-Leibler divergence of the predictions from the truth.</summary>
/// <remarks>The values are those of <see cref="Losses.KLDivergence"/>. Source: keras.metrics.KLDivergence.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
[KerasName("KLDivergence", "kld", "KLD")]
public sealed partial class KLDivergence(string? name = "kl_divergence", DType? dtype = null)
    : MeanMetricWrapper(new Losses.KLDivergence(), name, dtype);
