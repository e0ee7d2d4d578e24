namespace KerasSharp.Tests.Layers;

public sealed class RandomZoomTests() : RandomImageTests(
    (seed, format) => new RandomZoom(0.4, 0.2, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("heightFactor=-1", () => new RandomZoom(-1)),
        ("widthFactor=1.5", () => new RandomZoom(0.2, 1.5)),
        ("fillMode='mirror'", () => new RandomZoom(0.2, fillMode: "mirror")),
        ("interpolation='bicubic'", () => new RandomZoom(0.2, interpolation: "bicubic")),
    ];

    [Fact]
    public void ZoomsBothWaysAlike()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomZoom(0.4, seed: 3), [
            172.37238f, 174.79297f, 93.50465f, 51.730637f, 177.48447f, 160.09546f, 69.70454f, 43.321953f, 172.01266f, 137.57382f, 52.28037f,
            45.417896f,
            148.37413f, 74.02222f, 30.525595f, 93.4261f, 128.5591f, 49.159634f, 39.44037f, 116.25517f, 105.445465f, 35.157974f, 60.902588f,
            137.96127f]);
    }

    [Fact]
    public void ZoomsEachWayByItself()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomZoom((0.2, 0.5), (-0.5, -0.1), "wrap", seed: 3), [
            156.25772f, 179.68678f, 87.74694f, 48.436012f, 171.99219f, 169.11678f, 60.683228f, 44.80342f, 171.59575f, 143.2316f, 46.53469f,
            58.182102f,
            149.94608f, 73.34957f, 35.67771f, 105.73007f, 137.16922f, 49.437824f, 39.162178f, 125.07686f, 117.327995f, 41.323532f,
            61.04919f, 140.49089f]);
    }
}
