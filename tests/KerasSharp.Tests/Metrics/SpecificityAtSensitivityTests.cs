using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SpecificityAtSensitivityTests()
    : CurvePointTests(sensitivity => new SpecificityAtSensitivity(sensitivity), "sensitivity", 0.5, 2f / 3, -0.1);
