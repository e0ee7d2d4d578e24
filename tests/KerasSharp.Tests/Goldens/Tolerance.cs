namespace KerasSharp.Tests.Goldens;

/// <summary>How near a value must come: |actual − expected| ≤ Absolute + Relative · |expected|.</summary>
public readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>Single layers, losses, activations, metrics, optimizer steps; seeded normal values.</summary>
    public static Tolerance Values { get; } = new(1e-5, 1e-6);

    /// <summary>Gradients; recurrent and attention layers; normalisation.</summary>
    public static Tolerance Gradients { get; } = new(1e-4, 1e-5);

    /// <summary>Training histories and final weights.</summary>
    public static Tolerance Training { get; } = new(1e-4, 1e-5);

    /// <summary>Single weights after Adam-like optimizers, which amplify the rounding of tiny gradients.</summary>
    public static Tolerance AdamWeights { get; } = new(1e-4, 1e-3);

    /// <summary>Seeded uniform values, after scaling.</summary>
    public static Tolerance SeededUniform { get; } = new(0, 1e-6);

    /// <summary>The Orthogonal initializer.</summary>
    public static Tolerance Orthogonal { get; } = new(0, 1e-5);

    /// <summary>Equal.</summary>
    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>Whether two values are near enough; NaN only to NaN, an infinity only to itself.</summary>
    public bool Holds(double expected, double actual) =>
        expected.Equals(actual) || (double.IsFinite(expected) && Math.Abs(actual - expected) <= Absolute + (Relative * Math.Abs(expected)));
}
