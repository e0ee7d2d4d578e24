namespace KerasSharp.Tests.Layers;

public sealed class MaxPooling3DTests()
    : WindowPoolingTests(3, (poolSize, strides, padding, name) => new MaxPooling3D(poolSize, strides, padding, name: name));
