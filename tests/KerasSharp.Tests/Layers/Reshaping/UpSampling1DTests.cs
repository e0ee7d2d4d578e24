namespace KerasSharp.Tests.Layers;

public sealed class UpSampling1DTests() : UpSamplingTests(1, size => size is { } given ? new UpSampling1D(given) : new UpSampling1D());
