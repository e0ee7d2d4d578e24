namespace KerasSharp.Tests.Layers;

public sealed class GlobalAveragePooling2DTests() : GlobalPoolingTests(2, 4f, keepdims => new GlobalAveragePooling2D(keepdims: keepdims));
