using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class RecallAtPrecisionTests() : CurvePointTests(precision => new RecallAtPrecision(precision), "precision", 0.5, 1f, 1.1)
{
    [Fact]
    public void No_threshold_that_does_gives_0() => Check(0f, 0.9);
}
