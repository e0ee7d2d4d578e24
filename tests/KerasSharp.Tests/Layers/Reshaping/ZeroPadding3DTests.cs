namespace KerasSharp.Tests.Layers;

public sealed class ZeroPadding3DTests()
    : ZeroPaddingTests(3, width => width is { } given ? new ZeroPadding3D(given) : new ZeroPadding3D(), () => new ZeroPadding3D((1, 2)));
