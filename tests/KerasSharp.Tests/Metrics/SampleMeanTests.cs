using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

/// <summary>A metric that is the mean of a value for each sample.</summary>
/// <param name="make">Makes the metric.</param>
/// <param name="mean">Its value for the truth 2 and the predictions 3 and 4, one in each batch.</param>
public abstract class SampleMeanTests(Func<Metric> make, float mean)
{
    [Fact]
    public void It_is_the_mean_over_samples_and_batches() => Measure.Gives(mean, make(), metric =>
    {
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 3f));
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 4f));
    });
}
