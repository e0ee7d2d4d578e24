namespace KerasSharp.Tests.Layers;

public sealed class GlobalMaxPooling3DTests() : GlobalPoolingTests(3, 26f, keepdims => new GlobalMaxPooling3D(keepdims: keepdims));
