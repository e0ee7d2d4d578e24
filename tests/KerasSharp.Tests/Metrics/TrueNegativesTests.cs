using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class TrueNegativesTests()
    : ConfusionCountTests(thresholds => new TrueNegatives(thresholds), 1f, 16f, [0f, 1, 2]);
