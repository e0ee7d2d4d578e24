namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomGrayscaleTests() : RandomColourTests(
    (seed, format) => new RandomGrayscale(0.5, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomGrayscale(1.1)),
        ("factor=-0.1", () => new RandomGrayscale(-0.1)),
    ];
}
