namespace KerasSharp;

public static partial class KerasRandom
{
    /// <summary>Gamma distributed, with rate 1.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="alpha">The shape parameter, above 0: a number, or an array that broadcasts to the shape.</param>
    /// <param name="dtype">A floating type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is not floating, alpha is not above 0 or does not broadcast to the shape.</exception>
    public static Tensor Gamma(Shape shape, ArrayLike alpha, DType? dtype = null, Seed? seed = null)
    {
        var type = Floating(dtype, nameof(Gamma));
        using var scope = NewDisposeScope();
        var concentration = Parameter(alpha, shape, "alpha", x => x.gt(0), "greater than 0");
        using var generator = Generate(seed, KerasConfig.Device);
        // torch keeps what it draws above the smallest normal number.
        return _standard_gamma(concentration, generator).clamp_min(SmallestNormal).to_type(type).MoveToOuterDisposeScope();
    }

    /// <summary>Beta distributed.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="alpha">The first parameter, above 0: a number, or an array that broadcasts to the shape.</param>
    /// <param name="beta">The second parameter, likewise.</param>
    /// <param name="dtype">A floating type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is not floating, a parameter is not above 0 or does not broadcast to the
    /// shape.</exception>
    public static Tensor Beta(Shape shape, ArrayLike alpha, ArrayLike beta, DType? dtype = null, Seed? seed = null)
    {
        var type = Floating(dtype, nameof(Beta));
        using var scope = NewDisposeScope();
        var first = Parameter(alpha, shape, "alpha", x => x.gt(0), "greater than 0");
        var second = Parameter(beta, shape, "beta", x => x.gt(0), "greater than 0");
        using var generator = Generate(seed, KerasConfig.Device);
        return _sample_dirichlet(stack([first, second], -1), generator).select(-1, 0).to_type(type).MoveToOuterDisposeScope();
    }

    /// <summary>Binomially distributed: the number of successes in a number of trials.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="counts">The number of trials, 0 or more: a number, or an array that broadcasts to the shape.</param>
    /// <param name="probabilities">The probability of a success, 0 to 1, likewise.</param>
    /// <param name="dtype">A floating type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is not floating, a parameter is out of range or does not broadcast to the
    /// shape.</exception>
    public static Tensor Binomial(Shape shape, ArrayLike counts, ArrayLike probabilities, DType? dtype = null, Seed? seed = null)
    {
        var type = Floating(dtype, nameof(Binomial));
        using var scope = NewDisposeScope();
        var trials = Parameter(counts, shape, "counts", x => x.ge(0) & x.eq(x.floor()), "whole numbers of 0 or more");
        var chances = Parameter(probabilities, shape, "probabilities", x => x.ge(0) & x.le(1), "in [0, 1]");
        using var generator = Generate(seed, KerasConfig.Device);
        return torch.binomial(trials, chances, generator).to_type(type).MoveToOuterDisposeScope();
    }

    private const float SmallestNormal = 1.17549435E-38f;

    private static Tensor Parameter(ArrayLike value, Shape shape, string name, Func<Tensor, Tensor> holds, string rule)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        var given = value.ToTensor().detach();
        var sizes = shape.ToArray();
        var fits = given.Dimensions <= sizes.Length && Enumerable.Range(1, (int)given.Dimensions).All(
            i => given.shape[^i] == 1 || given.shape[^i] == sizes[^i]);
        if (!fits)
            throw new ArgumentException(
                $"`{name}` must broadcast to shape {shape}. Received: {name} of shape {Shape.Of(given.shape)}", name);
        var floats = given.to(KerasConfig.Device).AsFloating(ScalarType.Float32);
        if (!holds(floats).all().item<bool>())
            throw new ArgumentException(
                $"`{name}` must be {rule}. Received: values from {floats.min().to_type(ScalarType.Float64).item<double>()} to "
                + $"{floats.max().to_type(ScalarType.Float64).item<double>()}", name);
        return floats.broadcast_to(sizes).contiguous();
    }
}
