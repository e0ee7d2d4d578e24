using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class PrecisionAtRecallTests() : CurvePointTests(recall => new PrecisionAtRecall(recall), "recall", 0.8, 0.5f, 1.1);
