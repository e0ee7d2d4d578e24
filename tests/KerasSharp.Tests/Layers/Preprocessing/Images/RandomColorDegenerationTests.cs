namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomColorDegenerationTests() : RandomColourTests(
    (seed, format) => new RandomColorDegeneration(0.7, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomColorDegeneration(1.1)),
        ("factor=(-3, -2)", () => new RandomColorDegeneration((-3, -2))),
    ];
}
