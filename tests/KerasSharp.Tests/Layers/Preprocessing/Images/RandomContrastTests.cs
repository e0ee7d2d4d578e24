namespace KerasSharp.Tests.Layers;

public sealed class RandomContrastTests() : RandomImageTests(
    (seed, format) => new RandomContrast(0.4, seed: seed, dataFormat: format), integers: true)
{
    protected override (string Message, Func<object?> Make)[] Refused =>
    [
        ("factor=-0.1", () => new RandomContrast(-0.1)),
        ("factor=1.1", () => new RandomContrast(1.1)),
    ];

    [Fact]
    public void StretchesAroundTheMean()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomContrast(0.5, seed: 3), [
            110.00124f, 209.4127f, 84.34667f, 17.20385f, 159.50655f, 189.97136f, 39.852028f, 48.069504f, 196.08435f, 149.78587f, 13.696388f,
            95.06948f,
            214.87115f, 98.117325f, 7.2620087f, 147.38763f, 202.13245f, 47.899498f, 32.94995f, 190.97293f, 165.28497f, 13.7892685f,
            78.53553f, 213.39725f]);
    }

    [Fact]
    public void CutsOffAtTheRange()
    {
        using var scope = NewDisposeScope();
        SmallImages.Gives(
            new RandomContrast((0.2, 0.7), (50, 150), seed: 3), [
            109.885574f, 150f, 89.30734f, 50f, 149.59512f, 150f, 53.61697f, 60.208435f, 150f, 141.79791f, 50f, 97.9084f,
            150f, 101.05452f, 50f, 142.9411f, 150f, 58.362427f, 50f, 150f, 150f, 50f, 84.40729f, 150f]);
    }
}
