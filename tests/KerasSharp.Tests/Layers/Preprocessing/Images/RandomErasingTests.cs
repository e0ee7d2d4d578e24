namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomErasingTests() : RandomImageTests(
    (seed, format) => new RandomErasing(scale: (0.2, 0.6), fillValue: 30, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomErasing(1.1)),
        ("scale=2", () => new RandomErasing(scale: 2)),
        ("fillValue=[1, 2]", () => new RandomErasing(fillValue: new double[] { 1, 2 })),
    ];
}
