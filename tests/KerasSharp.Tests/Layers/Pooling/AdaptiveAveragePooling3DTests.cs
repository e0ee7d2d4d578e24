namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveAveragePooling3DTests() : AdaptivePoolingTests(
    3, 31.5f, outputSize => new AdaptiveAveragePooling3D(outputSize));
