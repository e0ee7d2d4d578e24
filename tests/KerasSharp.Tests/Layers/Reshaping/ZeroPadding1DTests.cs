namespace KerasSharp.Tests.Layers;

public sealed class ZeroPadding1DTests()
    : ZeroPaddingTests(1, width => width is { } given ? new ZeroPadding1D(given) : new ZeroPadding1D(), () => new ZeroPadding1D((1, 2, 3)));
