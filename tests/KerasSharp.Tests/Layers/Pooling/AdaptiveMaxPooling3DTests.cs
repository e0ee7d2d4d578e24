namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling3DTests() : AdaptivePoolingTests(3, 63f, outputSize => new AdaptiveMaxPooling3D(outputSize));
