using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

/// <summary>A metric that is the best of one quantity among the thresholds at which another is high enough.</summary>
/// <param name="make">Makes the metric, with the least value of the other quantity.</param>
/// <param name="other">The name of that option.</param>
/// <param name="least">The least value.</param>
/// <param name="best">The metric's value.</param>
/// <param name="refused">A value that is no part.</param>
public abstract class CurvePointTests(Func<double, Metric> make, string other, double least, float best, double refused)
{
    [Fact]
    public void It_is_the_best_where_the_other_is_high_enough() => Check(best, least);

    [Fact]
    public void What_is_asked_for_must_be_a_part()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(other, Assert.Throws<ArgumentOutOfRangeException>(() => make(refused)).ParamName);
    }

    protected void Check(float value, double bound) => Measure.Gives(
        value, make(bound), metric => metric.UpdateState(tensor([0f, 0f, 0f, 1f, 1f]), tensor([0.0f, 0.3f, 0.8f, 0.3f, 0.8f])));
}
