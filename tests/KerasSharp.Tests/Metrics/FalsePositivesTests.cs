using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class FalsePositivesTests()
    : ConfusionCountTests(thresholds => new FalsePositives(thresholds), 1f, 8f, [2f, 1, 0]);
