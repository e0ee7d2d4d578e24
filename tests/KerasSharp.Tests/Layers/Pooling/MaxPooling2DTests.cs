namespace KerasSharp.Tests.Layers;

public sealed class MaxPooling2DTests()
    : WindowPoolingTests(2, (poolSize, strides, padding, name) => new MaxPooling2D(poolSize, strides, padding, name: name));
