namespace KerasSharp.Layers;

/// <summary>Attention by sums (Bahdanau): <c>softmax(Σ scale · tanh(query + key)) · value</c>.</summary>
/// <remarks>Takes [query (batch, Tq, dim), value (batch, Tv, dim)] or [query, value, key (batch, Tv, dim)], output (batch, Tq, dim).
/// Weights: scale (dim), with useScale. Masks: the query's sets the output to 0, the value's leaves values out.
/// Source: keras.layers.AdditiveAttention.</remarks>
/// <param name="useScale">Whether learned factors scale the terms.</param>
/// <param name="dropout">The share of the scores that is dropped in training, 0 to 1.</param>
/// <param name="seed">An integer makes the dropout repeatable; null draws from torch's own generator.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">dropout is not in [0, 1].</exception>
[SeveralInputs]
public sealed partial class AdditiveAttention(bool useScale = true, double dropout = 0, int? seed = null, string? name = null)
    : ScoredAttention(dropout, seed, name)
{
    /// <summary>Whether learned factors scale the terms.</summary>
    public bool UseScale { get; } = useScale;

    /// <summary>The learned factors, (dim); null without.</summary>
    public Variable? Scale { get; private set; }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        CheckShapes(inputs);
        var size = inputs[0][^1] ?? throw Incompatible("the last axis of the query must be known", inputs);
        Scale = UseScale ? AddWeight("scale", [size], "glorot_uniform") : null;
    }

    /// <inheritdoc/>
    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        var terms = (query.unsqueeze(-2) + key.unsqueeze(-3)).tanh();
        return Scale is null ? terms.sum(-1) : terms.MatMul(Scale.As(query.dtype));
    }
}
