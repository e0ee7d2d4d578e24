namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling2DTests() : AdaptivePoolingTests(2, 15f, outputSize => new AdaptiveMaxPooling2D(outputSize));
