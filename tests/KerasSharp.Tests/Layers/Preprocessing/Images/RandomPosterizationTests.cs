namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomPosterizationTests() : RandomImageTests(
    (seed, format) => new RandomPosterization(5, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=9", () => new RandomPosterization(9)),
        ("factor=0", () => new RandomPosterization(0)),
        ("factor=(1, 2.5)", () => new RandomPosterization(2.5)),
    ];
}
