namespace KerasSharp.Tests.Layers;

public sealed class GlobalMaxPooling1DTests() : GlobalPoolingTests(1, 2f, keepdims => new GlobalMaxPooling1D(keepdims: keepdims));
