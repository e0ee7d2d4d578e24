namespace KerasSharp.Tests.Layers;

public sealed class AveragePooling3DTests()
    : WindowPoolingTests(3, (poolSize, strides, padding, name) => new AveragePooling3D(poolSize, strides, padding, name: name));
