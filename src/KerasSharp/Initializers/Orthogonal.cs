namespace KerasSharp.Initializers;

/// <summary>A random orthogonal matrix times a gain. Weights of more than two axes are made as a matrix (size of the leading axes, last
/// axis).</summary>
/// <remarks>Where rows and columns differ in number, the shorter ones are orthonormal. Source: keras.initializers.Orthogonal.</remarks>
/// <param name="gain">Factor on the matrix.</param>
/// <param name="seed">The seed; null for one that Keras picks.</param>
[KerasName("Orthogonal", "OrthogonalInitializer")]
public sealed partial class Orthogonal(double gain = 1, Seed? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape has fewer than two axes.</exception>
    protected override Tensor Call(Shape shape, ScalarType? dtype)
    {
        if (shape.Rank < 2)
            throw new ArgumentException(
                $"The tensor to initialize must be at least two-dimensional. Received: shape={shape} of rank {shape.Rank}.", nameof(shape));
        var sizes = shape.ToArray();
        var (rows, columns) = (sizes[..^1].Aggregate(1L, (product, size) => product * size), sizes[^1]);
        var type = dtype ?? KerasConfig.FloatX;
        using var scope = NewDisposeScope();
        // LAPACK knows no half precision.
        var exact = type is ScalarType.Float64 ? type : ScalarType.Float32;
        var draws = KerasRandom.Normal([Math.Max(rows, columns), Math.Min(rows, columns)], 0, 1, exact, DrawingSeed, CPU);
        var (q, r) = linalg.qr(draws);
        // The signs of R's diagonal make Q unique, and so uniformly distributed.
        q = q * r.diagonal().sign();
        return (gain * (rows < columns ? q.t() : q).reshape(sizes)).to_type(type).contiguous().MoveToOuterDisposeScope();
    }
}
