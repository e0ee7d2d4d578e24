using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class TruePositivesTests()
    : ConfusionCountTests(thresholds => new TruePositives(thresholds), 2f, 3f, [3f, 2, 1]);
