namespace KerasSharp.Onnx;

/// <summary>Attention and AdditiveAttention.</summary>
[ExportedAs("MatMul, Softmax; Tanh and ReduceSum for concat scores and AdditiveAttention")]
internal sealed class ScoredAttentionExporter : LayerExporter<ScoredAttention>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(ScoredAttention layer, LayerCall call)
    {
        var (query, value, key) = (call.Inputs[0], call.Inputs[1], call.Inputs[^1]);
        var scores = Scores(layer, query, key, call);
        var visible = call.Masks[1]?.Unsqueeze(-2);
        if (call.Has("use_causal_mask"))
        {
            var causal = AttentionNodes.Causal(call.Builder, query.Dim(1), key.Dim(1));
            visible = visible is null ? causal : visible & causal;
        }

        if (visible is not null)
            scores -= (!visible).Cast(scores.Type) * (scores.Type == ElementType.Float16 ? 65504.0 : 1e9);
        var weights = scores.Softmax(-1);
        var output = weights.MatMul(value);
        if (call.Masks[0] is { } mask)
            output = mask.Unsqueeze(-1).Where(output, output.Like(0));
        return call.Has("return_attention_scores") ? [output, weights] : [output];
    }

    private static OnnxValue Scores(ScoredAttention layer, OnnxValue query, OnnxValue key, LayerCall call)
    {
        if (layer is Attention { ScoreMode: "dot" } dot)
        {
            var product = query.MatMul(key.Transpose(0, 2, 1));
            return dot.Scale is null ? product : product * call.Weight(dot.Scale);
        }

        var sum = query.Unsqueeze(-2) + key.Unsqueeze(-3);
        if (layer is Attention concat)
            return call.Weight(concat.ConcatScoreWeight) * (concat.Scale is null ? sum : sum * call.Weight(concat.Scale)).Tanh().Sum([-1]);
        var terms = sum.Tanh();
        return layer is AdditiveAttention { Scale: { } scale } ? (terms * call.Weight(scale)).Sum([-1]) : terms.Sum([-1]);
    }
}
