using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanSquaredErrorTests() : SampleMeanTests(() => new MeanSquaredError(), 2.5f);
