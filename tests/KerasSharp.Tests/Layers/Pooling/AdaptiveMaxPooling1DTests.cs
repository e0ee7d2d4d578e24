namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling1DTests() : AdaptivePoolingTests(1, 3f, outputSize => new AdaptiveMaxPooling1D(outputSize));
