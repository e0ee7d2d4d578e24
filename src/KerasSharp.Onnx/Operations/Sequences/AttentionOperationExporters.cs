namespace KerasSharp.Onnx;

/// <summary>Attention, as an operation.</summary>
[ExportsOperations]
internal static class AttentionOperationExporters
{
    public static OnnxValue DotProductAttention(OnnxValue query, OnnxValue key, OnnxValue value, OnnxValue? bias, OnnxValue? mask,
        double? scale, bool isCausal)
    {
        var type = ElementTypes.Promote(ElementTypes.Promote(query.Type, key.Type), value.Type);
        var (q, k, v) = (Heads(query), Heads(key), Heads(value));
        if (k.Shape[1] is > 1 and var heads && q.Shape[1] > heads)
            (k, v) = (k.Repeat(1, q.Shape[1]!.Value / heads), v.Repeat(1, q.Shape[1]!.Value / heads));
        var scores = q.MatMul(k.Transpose(0, 1, 3, 2))
            * (scale ?? (1 / Math.Sqrt(JoiningExporters.Known(q, -1, nameof(DotProductAttention)))));
        if (bias is not null)
            scores += bias.Cast(type);
        var seen = mask?.Truth();
        if (isCausal)
        {
            var causal = AttentionNodes.Causal(q.Builder, q.Dim(2), k.Dim(2));
            seen = seen is null ? causal : seen & causal;
        }

        if (seen is not null)
            scores = mask is null ? seen.Where(scores, scores.Like(double.NegativeInfinity))
                : scores + seen.Where(scores.Like(0), scores.Like(SpecialFunctionExporters.Largest(type) * -0.7));
        return scores.Softmax(-1).MatMul(v).Transpose(0, 2, 1, 3);

        OnnxValue Heads(OnnxValue x) => x.Cast(type).Transpose(0, 2, 1, 3);
    }
}
