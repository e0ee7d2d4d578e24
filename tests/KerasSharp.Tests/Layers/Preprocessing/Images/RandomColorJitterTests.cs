namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomColorJitterTests() : RandomColourTests(
    (seed, format) => new RandomColorJitter(
        brightnessFactor: 0.2, contrastFactor: 0.3, saturationFactor: 0.6, hueFactor: 0.1, seed: seed, dataFormat: format),
    integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("brightnessFactor=1.1", () => new RandomColorJitter(brightnessFactor: 1.1)),
        ("contrastFactor=-0.1", () => new RandomColorJitter(contrastFactor: -0.1)),
        ("saturationFactor=2", () => new RandomColorJitter(saturationFactor: 2)),
        ("hueFactor=-0.5", () => new RandomColorJitter(hueFactor: -0.5)),
    ];
}
