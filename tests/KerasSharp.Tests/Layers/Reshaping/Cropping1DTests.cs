namespace KerasSharp.Tests.Layers;

public sealed class Cropping1DTests()
    : CroppingTests(1, width => width is { } given ? new Cropping1D(given) : new Cropping1D(), () => new Cropping1D((1, 2, 3)));
