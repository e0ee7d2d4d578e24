namespace KerasSharp.Tests.Layers;

public sealed class AveragePooling1DTests()
    : WindowPoolingTests(1, (poolSize, strides, padding, name) => new AveragePooling1D(poolSize, strides, padding, name: name));
