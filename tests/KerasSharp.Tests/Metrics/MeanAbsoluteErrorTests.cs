using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanAbsoluteErrorTests() : SampleMeanTests(() => new MeanAbsoluteError(), 1.5f);
