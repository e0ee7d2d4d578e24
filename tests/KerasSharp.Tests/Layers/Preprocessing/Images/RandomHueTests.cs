namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomHueTests() : RandomColourTests(
    (seed, format) => new RandomHue(0.4, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomHue(1.1)),
        ("factor=-0.1", () => new RandomHue(-0.1)),
    ];
}
