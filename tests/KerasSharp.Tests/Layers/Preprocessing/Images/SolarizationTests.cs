namespace KerasSharp.Tests.Layers;

public sealed class SolarizationTests() : RandomImageTests(
    (seed, format) => new Solarization(0.2, 0.4, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("additionFactor=1.1", () => new Solarization(1.1)),
        ("thresholdFactor=-0.1", () => new Solarization(0, -0.1)),
    ];

    [Fact]
    public void AddsAndTurnsOver()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new Solarization(0.2, (0.1, 0.6), seed: 3), [
            144.78256f, 45.582565f, 84.61744f, 17.61744f, 95.38257f, 64.98256f, 40.217438f, 48.41744f, 58.88257f, 105.082565f, 14.117439f,
            159.68256f,
            39.615967f, 150.51596f, 18.184038f, 103.71597f, 51.715973f, 56.78404f, 42.584038f, 62.315964f, 86.71597f, 24.384037f,
            169.11597f, 41.01596f]);
    }

    [Fact]
    public void TurnsEverythingOverByDefault()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new Solarization(valueRange: (0, 200)), [
            90f, 0f, 115.59999f, 182.59999f, 40.6f, 10.200004f, 160f, 151.8f, 4.100007f, 50.300007f, 186.09999f, 104.9f,
            0f, 100.899994f, 187.2f, 54.100006f, 2.1000042f, 148.59999f, 162.8f, 12.699991f, 37.100006f, 181f, 119.49999f, 0f]);
    }
}
