namespace KerasSharp.Tests.Layers;

public sealed class UpSampling3DTests() : UpSamplingTests(3, size => size is { } given ? new UpSampling3D(given) : new UpSampling3D());
