namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveAveragePooling1DTests() : AdaptivePoolingTests(1, 1.5f, outputSize => new AdaptiveAveragePooling1D(outputSize));
