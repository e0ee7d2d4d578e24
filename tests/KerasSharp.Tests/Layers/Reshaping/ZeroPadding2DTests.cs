namespace KerasSharp.Tests.Layers;

public sealed class ZeroPadding2DTests()
    : ZeroPaddingTests(2, width => width is { } given ? new ZeroPadding2D(given) : new ZeroPadding2D(), () => new ZeroPadding2D((1, 2, 3)));
