using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

/// <summary>A metric that counts one of the four cases of right and wrong answers.</summary>
/// <param name="make">Makes the metric, with its thresholds.</param>
/// <param name="count">What it counts in the answers of the tests.</param>
/// <param name="weight">What it counts by weight.</param>
/// <param name="counts">What it counts at the thresholds 0.2, 0.5 and 0.8.</param>
public abstract class ConfusionCountTests(Func<Numbers?, Metric> make, float count, float weight, float[] counts)
{
    [Fact]
    public void It_counts() => Measure.Gives(count, make(null), metric => Update(metric));

    [Fact]
    public void It_counts_by_weight() => Measure.Gives(weight, make(null), metric => Update(metric, tensor([1f, 2f, 4f, 8f, 16f])));

    [Fact]
    public void Several_thresholds_give_several_counts() =>
        Measure.Gives(counts, make([0.2, 0.5, 0.8]), metric => Update(metric));

    [Fact]
    public void Thresholds_must_lie_between_0_and_1()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentOutOfRangeException>("1.5", () => make(1.5));
        Assert.Throws<ArgumentException>(() => make([]));
    }

    private static void Update(Metric metric, Tensor? weights = null) =>
        metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f]), weights);
}
