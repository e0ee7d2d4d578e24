using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanSquaredLogarithmicErrorTests()
    : SampleMeanTests(
        () => new MeanSquaredLogarithmicError(), (float)((Math.Pow(Math.Log(3.0 / 4), 2) + Math.Pow(Math.Log(3.0 / 5), 2)) / 2));
