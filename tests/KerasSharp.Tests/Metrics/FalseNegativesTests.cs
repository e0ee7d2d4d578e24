using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class FalseNegativesTests()
    : ConfusionCountTests(thresholds => new FalseNegatives(thresholds), 1f, 4f, [0f, 1, 2]);
