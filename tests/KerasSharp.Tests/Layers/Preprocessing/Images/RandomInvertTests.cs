namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomInvertTests() : RandomImageTests(
    (seed, format) => new RandomInvert(0.8, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomInvert(1.1)),
        ("factor=-0.1", () => new RandomInvert(-0.1)),
    ];
}
