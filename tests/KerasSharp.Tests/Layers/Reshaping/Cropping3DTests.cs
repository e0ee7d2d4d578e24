namespace KerasSharp.Tests.Layers;

public sealed class Cropping3DTests()
    : CroppingTests(3, width => width is { } given ? new Cropping3D(given) : new Cropping3D(), () => new Cropping3D((1, 2)));
