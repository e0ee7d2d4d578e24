namespace KerasSharp.Tests.Layers;

public sealed class RandomRotationTests() : RandomImageTests(
    (seed, format) => new RandomRotation(0.3, seed: seed, dataFormat: format), integers: false)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=1.5", () => new RandomRotation(1.5)),
        ("factor=(1.2, 1.5)", () => new RandomRotation((1.2, 1.5))),
        ("fillMode='mirror'", () => new RandomRotation(0.2, "mirror")),
        ("interpolation='bicubic'", () => new RandomRotation(0.2, interpolation: "bicubic")),
    ];

    [Fact]
    public void TurnsByRandomAngles()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomRotation(0.2, seed: 3), [
            192.50317f, 172.3311f, 180.70802f, 205.31946f, 146.81898f, 122.06432f, 107.998924f, 87.04765f, 18.122574f, 38.342476f,
            44.783657f, 22.326124f,
            173.1366f, 144.19946f, 104.53387f, 57.2753f, 65.24779f, 41.79669f, 37.02717f, 55.576805f, 50.69445f, 87.13721f, 132.70184f,
            158.00842f]);
    }

    [Fact]
    public void FillsWithAConstant()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomRotation((0.1, 0.4), "constant", "nearest", seed: 5, fillValue: 7), [
            17.4f, 48.2f, 13.9f, 7f, 84.4f, 40f, 189.8f, 149.7f, 7f, 209.2f, 159.4f, 195.9f,
            7f, 12.8f, 187.3f, 187.3f, 99.1f, 51.4f, 37.2f, 80.5f, 197.9f, 197.9f, 19f, 7f]);
    }
}
