using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class LogCoshErrorTests()
    : SampleMeanTests(() => new LogCoshError(), (float)((Math.Log(Math.Cosh(1)) + Math.Log(Math.Cosh(2))) / 2));
