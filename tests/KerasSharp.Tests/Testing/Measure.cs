using KerasSharp.Metrics;

namespace KerasSharp.Tests.Testing;

/// <summary>Values of metrics.</summary>
internal static class Measure
{
    /// <summary>Checks the value of a metric after its updates; frees the metric.</summary>
    public static void Gives(float value, Metric metric, Action<Metric> update) => Gives([value], metric, update);

    /// <summary>Checks the values of a metric after its updates; frees the metric.</summary>
    public static void Gives(float[] values, Metric metric, Action<Metric> update)
    {
        using var scope = NewDisposeScope();
        using (metric)
        {
            update(metric);
            var result = metric.Result().view(-1).data<float>().ToArray();
            Assert.All(
                values.Zip(result, (expected, actual) => (expected, actual)), pair => Assert.Equal(pair.expected, pair.actual, 1e-5f));
            Assert.Equal(values.Length, result.Length);
        }
    }
}
