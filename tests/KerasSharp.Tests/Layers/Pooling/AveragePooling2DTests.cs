namespace KerasSharp.Tests.Layers;

public sealed class AveragePooling2DTests()
    : WindowPoolingTests(2, (poolSize, strides, padding, name) => new AveragePooling2D(poolSize, strides, padding, name: name));
