namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveAveragePooling2DTests() : AdaptivePoolingTests(2, 7.5f, outputSize => new AdaptiveAveragePooling2D(outputSize));
