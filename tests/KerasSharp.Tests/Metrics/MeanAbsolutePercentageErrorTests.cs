using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanAbsolutePercentageErrorTests() : SampleMeanTests(() => new MeanAbsolutePercentageError(), 75f);
