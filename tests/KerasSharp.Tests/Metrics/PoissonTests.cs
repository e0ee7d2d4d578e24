using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class PoissonTests() : SampleMeanTests(() => new Poisson(), (float)(3.5 - Math.Log(3) - Math.Log(4)));
