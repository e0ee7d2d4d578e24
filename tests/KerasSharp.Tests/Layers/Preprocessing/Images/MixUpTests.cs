namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
public sealed class MixUpTests() : RandomImageTests(
    (seed, format) => new MixUp(0.4, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("alpha=0", () => new MixUp(0)),
        ("alpha=-1", () => new MixUp(-1)),
    ];
}
