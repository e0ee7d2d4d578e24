namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class RandomGaussianBlurTests() : RandomImageTests(
    (seed, format) => new RandomGaussianBlur(0.8, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.1", () => new RandomGaussianBlur(1.1)),
        ("kernelSize=4", () => new RandomGaussianBlur(kernelSize: 4)),
        ("kernelSize=(3, 2)", () => new RandomGaussianBlur(kernelSize: (3, 2))),
        ("sigma=1.5", () => new RandomGaussianBlur(sigma: 1.5)),
        ("kernelSize=(3, 3, 3)", () => new RandomGaussianBlur(kernelSize: new[] { 3, 3, 3 })),
    ];
}
