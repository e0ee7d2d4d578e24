namespace KerasSharp.Tests.Layers;

public sealed class Cropping2DTests()
    : CroppingTests(2, width => width is { } given ? new Cropping2D(given) : new Cropping2D(), () => new Cropping2D((1, 2, 3)));
