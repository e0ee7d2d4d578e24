namespace KerasSharp.Tests.Layers;

public sealed class GlobalAveragePooling3DTests() : GlobalPoolingTests(3, 13f, keepdims => new GlobalAveragePooling3D(keepdims: keepdims));
