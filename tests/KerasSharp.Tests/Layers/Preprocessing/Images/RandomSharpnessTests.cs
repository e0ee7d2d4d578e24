namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomSharpnessTests() : RandomImageTests(
    (seed, format) => new RandomSharpness(0.8, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomSharpness(1.1)),
        ("factor=-0.1", () => new RandomSharpness(-0.1)),
    ];
}
