namespace KerasSharp.Operations;

/// <summary>Attention.</summary>
[Operations("keras.src.ops.nn")]
internal static class AttentionOperations
{
    /// <summary>Means of values, weighed by how queries and keys go together. Source: keras.ops.dot_product_attention.</summary>
    /// <param name="query">(batch, queries, heads, size).</param>
    /// <param name="key">(batch, keys, heads or a part of them, size).</param>
    /// <param name="value">(batch, keys, heads of the keys, size).</param>
    /// <param name="bias">What is added to the scores, (batch, heads, queries, keys) or what broadcasts; null for nothing.</param>
    /// <param name="mask">Which keys a query sees, of the same shape; null for all.</param>
    /// <param name="scale">What the scores are multiplied with; null for 1 / √size.</param>
    /// <param name="isCausal">Whether a query sees only keys up to its own place.</param>
    /// <param name="flashAttention">null or false: libtorch picks the kernel itself.</param>
    /// <param name="attnLogitsSoftCap">null: for JAX on TPUs alone.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, bias and mask are both given, or an option is not here.</exception>
    public static Tensor DotProductAttention(
        Tensor query, Tensor key, Tensor value, [CallArgument(Named = true)] Tensor? bias = null,
        [CallArgument(Named = true)] Tensor? mask = null, [CallArgument(Named = true)] double? scale = null, bool isCausal = false,
        bool? flashAttention = null, double? attnLogitsSoftCap = null)
    {
        if (query.Dimensions != 4 || key.Dimensions != 4 || value.Dimensions != 4)
            throw new ArgumentException(
                $"`query`, `key` and `value` must have four axes. Received: {Shape.Of(query.shape)}, {Shape.Of(key.shape)}, "
                + $"{Shape.Of(value.shape)}", nameof(query));
        if (bias is not null && mask is not null)
            throw new ArgumentException("Only one of `bias` and `mask` can be given. Received: both", nameof(mask));
        if (flashAttention == true || attnLogitsSoftCap is not null)
            throw new ArgumentException(
                "`flashAttention` must be null or false, `attnLogitsSoftCap` null: libtorch picks the kernel itself. Received: "
                + $"flashAttention={flashAttention}, attnLogitsSoftCap={attnLogitsSoftCap}", nameof(flashAttention));
        var type = promote_types(promote_types(query.dtype, key.dtype), value.dtype);
        var (q, k, v) = (Heads(query), Heads(key), Heads(value));
        var groups = k.shape[1] > 1 && q.shape[1] > k.shape[1] ? q.shape[1] / k.shape[1] : 1;
        if (groups > 1)
            (k, v) = (k.repeat_interleave(groups, 1), v.repeat_interleave(groups, 1));
        var scores = q.MatMul(k.transpose(-2, -1)) * (scale ?? (1 / Math.Sqrt(q.shape[^1])));
        if (bias is not null)
            scores += bias.As(type);
        var seen = mask is null ? null : Promotion.Truth(mask);
        if (isCausal)
        {
            var causal = ones([q.shape[2], k.shape[2]], ScalarType.Bool, q.device).tril();
            seen = seen is null ? causal : seen.logical_and(causal);
        }

        if (seen is not null)
            scores = mask is null ? scores.masked_fill(seen.logical_not(), double.NegativeInfinity)
                : scores + zeros_like(scores).masked_fill(seen.logical_not(), finfo(type).max * -0.7);
        return scores.softmax(-1).MatMul(v).transpose(1, 2);

        Tensor Heads(Tensor x) => x.As(type).transpose(1, 2);
    }
}
