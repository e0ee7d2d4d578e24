namespace KerasSharp.Layers;

/// <summary>Attention by scalar products (Luong): <c>softmax(query · keyᵀ) · value</c>.</summary>
/// <remarks>Takes [query (batch, Tq, dim), value (batch, Tv, dim)] or [query, value, key (batch, Tv, dim)], output (batch, Tq, dim).
/// Weights: scale, a scalar, with useScale; concat_score_weight, a scalar, with the score mode "concat". Masks: the query's sets the output
/// to 0, the value's leaves values out. Source: keras.layers.Attention.</remarks>
/// <param name="useScale">Whether a learned scalar scales the scores.</param>
/// <param name="scoreMode">"dot" for query · key, "concat" for the sum of tanh(query + key).</param>
/// <param name="dropout">The share of the scores that is dropped in training, 0 to 1.</param>
/// <param name="seed">An integer makes the dropout repeatable; null draws from torch's own generator.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">The score mode is unknown.</exception>
/// <exception cref="ArgumentOutOfRangeException">dropout is not in [0, 1].</exception>
[SeveralInputs]
public sealed partial class Attention(
    bool useScale = false, string scoreMode = "dot", double dropout = 0, int? seed = null, string? name = null)
    : ScoredAttention(dropout, seed, name)
{
    /// <summary>Whether a learned scalar scales the scores.</summary>
    public bool UseScale { get; } = useScale;

    /// <summary>"dot" or "concat".</summary>
    public string ScoreMode { get; } = scoreMode is "dot" or "concat" ? scoreMode : throw new ArgumentException(
        $"Invalid value for argument scoreMode. Expected one of 'dot', 'concat'. Received: scoreMode={scoreMode}", nameof(scoreMode));

    /// <summary>The learned scale; null without.</summary>
    public Variable? Scale { get; private set; }

    /// <summary>The weight of the sum in the mode "concat"; null in the other.</summary>
    public Variable? ConcatScoreWeight { get; private set; }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        CheckShapes(inputs);
        Scale = UseScale ? AddWeight("scale", Shape.Scalar, "ones") : null;
        ConcatScoreWeight = ScoreMode == "concat" ? AddWeight("concat_score_weight", Shape.Scalar, "ones") : null;
    }

    /// <inheritdoc/>
    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        var scale = Scale?.As(query.dtype);
        if (ScoreMode == "dot")
        {
            var product = query.bmm(key.transpose(-2, -1));
            return scale is null ? product : product * scale;
        }

        var sum = query.unsqueeze(-2) + key.unsqueeze(-3);
        return ConcatScoreWeight!.As(query.dtype) * (scale is null ? sum : sum * scale).tanh().sum(-1);
    }
}
