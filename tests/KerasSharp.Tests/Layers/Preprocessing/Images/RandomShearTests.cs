namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomShearTests() : RandomImageTests(
    (seed, format) => new RandomShear(0.4, 0.3, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("xFactor=1.1", () => new RandomShear(1.1)),
        ("yFactor=(-0.1, 0.5)", () => new RandomShear(yFactor: (-0.1, 0.5))),
        ("fillMode='mirror'", () => new RandomShear(fillMode: "mirror")),
        ("interpolation='cubic'", () => new RandomShear(interpolation: "cubic")),
    ];
}
