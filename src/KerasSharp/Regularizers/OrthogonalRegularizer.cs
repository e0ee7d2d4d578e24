namespace KerasSharp.Regularizers;

/// <summary>Penalty on rows, or columns, of a matrix that are not orthogonal: the mean absolute cosine of all pairs, times the
/// factor.</summary>
/// <remarks>Takes matrices only. Source: keras.regularizers.OrthogonalRegularizer.</remarks>
/// <param name="factor">The factor; not negative.</param>
/// <param name="mode"><c>"rows"</c> or <c>"columns"</c>.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is negative or not finite.</exception>
/// <exception cref="ArgumentException">mode is something else.</exception>
public sealed partial class OrthogonalRegularizer(double factor = 0.01, string mode = "rows") : Regularizer
{
    /// <summary>The factor, as the float32 that Keras keeps.</summary>
    public double Factor { get; } = (float)Penalty.Check(factor);

    /// <summary><c>"rows"</c> or <c>"columns"</c>.</summary>
    public string Mode { get; } = mode is "rows" or "columns" ? mode : throw new ArgumentException(
        $"Invalid value for argument `mode`. Expected one of {{\"rows\", \"columns\"}}. Received: mode={mode}", nameof(mode));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">x is no matrix.</exception>
    protected override Tensor Call(Tensor x)
    {
        if (x.Dimensions != 2)
            throw new ArgumentException(
                $"Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape={Shape.Of(x.shape)}", nameof(x));
        var vectors = (Mode == "rows" ? x : x.t()).Wide();
        vectors = vectors * vectors.square().sum(1, keepdim: true).clamp_min(KerasConfig.Epsilon * KerasConfig.Epsilon).rsqrt();
        var size = vectors.shape[0];
        var cosines = vectors.MatMul(vectors.t()) * (1.0 - eye(size, dtype: vectors.dtype, device: x.device));
        return cosines.abs().sum() * (Factor * 0.5 / (size * (size - 1.0) / 2.0));
    }
}
