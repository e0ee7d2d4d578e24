namespace KerasSharp.Initializers;

/// <summary>The identity matrix times a gain, for weights of two axes; ones on the diagonal where the matrix is not square.</summary>
/// <remarks>Source: keras.initializers.Identity.</remarks>
/// <param name="gain">The value on the diagonal. Keras leaves it out of the config.</param>
[KerasName("Identity", "IdentityInitializer")]
public sealed partial class Identity([NotInConfig] double gain = 1) : Initializer
{
    /// <inheritdoc/>
    public override bool IsStateless => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape does not have two axes.</exception>
    protected override Tensor Call(Shape shape, ScalarType? dtype)
    {
        if (shape.ToArray() is not [var rows, var columns])
            throw new ArgumentException(
                $"Identity matrix initializer can only be used for 2D matrices. Received: shape={shape} of rank {shape.Rank}.",
                nameof(shape));
        return eye(rows, columns, dtype ?? KerasConfig.FloatX, CPU).mul_(gain);
    }
}
