namespace KerasSharp.Tests.Layers;

public sealed class RandomTranslationTests() : RandomImageTests(
    (seed, format) => new RandomTranslation(0.4, 0.2, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("heightFactor=-1.1", () => new RandomTranslation(-1.1, 0)),
        ("widthFactor=(0, 1.5)", () => new RandomTranslation(0.2, (0, 1.5))),
        ("fillMode='mirror'", () => new RandomTranslation(0.2, 0.2, "mirror")),
        ("interpolation='bicubic'", () => new RandomTranslation(0.2, 0.2, interpolation: "bicubic")),
    ];

    [Fact]
    public void MovesByRandomDistances()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomTranslation(0.3, (0.1, 0.5), seed: 3), [
            165.25018f, 154.08089f, 180.71957f, 88.2397f, 180.758f, 191.96988f, 165.22961f, 57.27392f, 182.2515f, 195.9f, 163.34848f,
            54.018284f,
            161.2992f, 201.4093f, 105.344284f, 40.465202f, 130.44331f, 173.05086f, 71.00436f, 56.294f, 120.51455f, 162.9f, 61.385445f,
            62.385307f]);
    }

    [Fact]
    public void RepeatsTheBorder()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomTranslation(0.6, 0.7, "nearest", "nearest", seed: 2), [
            17.4f, 17.4f, 17.4f, 17.4f, 48.2f, 48.2f, 48.2f, 48.2f, 95.1f, 95.1f, 95.1f, 95.1f,
            12.8f, 145.9f, 145.9f, 145.9f, 37.2f, 187.3f, 187.3f, 187.3f, 80.5f, 208.6f, 208.6f, 208.6f]);
    }
}
