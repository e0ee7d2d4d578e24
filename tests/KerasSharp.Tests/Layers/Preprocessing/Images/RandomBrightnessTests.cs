namespace KerasSharp.Tests.Layers;

public sealed class RandomBrightnessTests() : RandomImageTests(
    (seed, format) => new RandomBrightness(0.4, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=-1.1", () => new RandomBrightness(-1.1)),
        ("factor=(1.2, 1.3)", () => new RandomBrightness((1.2, 1.3))),
    ];

    [Fact]
    public void AddsToTheValues()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomBrightness(0.4, seed: 3), [
            8.869759f, 108.069756f, 0f, 0f, 58.269753f, 88.66976f, 0f, 0f, 94.76975f, 48.569756f, 0f, 0f,
            129.53615f, 18.636147f, 0f, 65.43614f, 117.43614f, 0f, 0f, 106.83615f, 82.43614f, 0f, 0.03614807f, 128.13615f]);
    }

    [Fact]
    public void AddsWholeNumbersToIntegers()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomBrightness((0.1, 0.3), seed: 3), [
            135f, 234f, 109f, 42f, 184f, 214f, 65f, 73f, 220f, 174f, 38f, 120f,
            240f, 129f, 42f, 175f, 227f, 81f, 67f, 217f, 192f, 49f, 110f, 238f], SmallImages.Make(ScalarType.Int32));
    }
}
