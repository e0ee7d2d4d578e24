namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomSaturationTests() : RandomColourTests(
    (seed, format) => new RandomSaturation(0.8, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomSaturation(1.1)),
    ];
}
