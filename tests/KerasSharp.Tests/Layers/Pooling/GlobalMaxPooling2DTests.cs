namespace KerasSharp.Tests.Layers;

public sealed class GlobalMaxPooling2DTests() : GlobalPoolingTests(2, 8f, keepdims => new GlobalMaxPooling2D(keepdims: keepdims));
