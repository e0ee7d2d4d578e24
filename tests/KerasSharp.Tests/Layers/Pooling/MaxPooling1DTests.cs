namespace KerasSharp.Tests.Layers;

public sealed class MaxPooling1DTests()
    : WindowPoolingTests(1, (poolSize, strides, padding, name) => new MaxPooling1D(poolSize, strides, padding, name: name));
