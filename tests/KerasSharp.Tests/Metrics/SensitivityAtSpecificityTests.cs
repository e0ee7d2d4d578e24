using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SensitivityAtSpecificityTests()
    : CurvePointTests(specificity => new SensitivityAtSpecificity(specificity), "specificity", 0.5, 0.5f, 1.1);
