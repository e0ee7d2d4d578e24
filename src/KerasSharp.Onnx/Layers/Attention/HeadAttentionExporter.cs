namespace KerasSharp.Onnx;

/// <summary>MultiHeadAttention and GroupQueryAttention with all masks, windows and gates.</summary>
[ExportedAs("MatMul, Softmax, with the masks as Where")]
internal sealed class HeadAttentionExporter : LayerExporter<HeadAttention>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(HeadAttention layer, LayerCall call)
    {
        var (query, value, key) = (call.Inputs[0], call.Inputs[1], call.Inputs.Length > 2 ? call.Inputs[2] : call.Inputs[1]);
        var axes = layer is MultiHeadAttention { AttentionAxes: { } given } ? given.Resolve(query.Rank, "attentionAxes", layer.Name)
            : [.. Enumerable.Range(1, query.Rank - 2)];
        var visible = Visible(layer, call, query, value, axes);
        var gate = layer.GateDense is null ? null : Project(layer.GateDense, query);
        var (q, k, v) = (Project(layer.QueryDense!, query), Project(layer.KeyDense!, key), Project(layer.ValueDense!, value));
        if (layer is GroupQueryAttention grouped)
        {
            var repeats = grouped.NumQueryHeads / grouped.NumKeyValueHeads;
            (k, v) = (k.Repeat(2, repeats), v.Repeat(2, repeats));
        }

        // As in the library, whose two ways differ where a query sees nothing: the mean of all values here, zeros there.
        var fused = layer.Dropout == 0 && !call.Has("return_attention_scores") && query.Rank == 3;
        var (output, scores) = Attend(q, k, v, visible, axes, fused);
        output = Project(layer.OutputDense!, gate is null ? output : output * gate);
        return call.Has("return_attention_scores") ? [output, scores] : [output];

        OnnxValue Project(EinsumDense dense, OnnxValue x) => call.Call(dense, [x]).Outputs[0];
    }

    private static OnnxValue? Visible(HeadAttention layer, LayerCall call, OnnxValue query, OnnxValue value, int[] axes)
    {
        var others = query.Rank - 1 - axes.Length;
        Size[] queries = [.. axes.Select(axis => query.Dim(axis))], values = [.. axes.Select(axis => value.Dim(axis))];
        OnnxValue? visible = null;
        Add(call.Masks[0] is { } ofQuery ? Insert(Insert(Arranged(ofQuery), others, 1), -1, axes.Length) : null);
        Add(OfValue(call.Masks[1]));
        Add(OfValue(call.Masks.Length > 2 ? call.Masks[2] : null));
        Add(call.Inputs.Length > 3 ? Spread(call.Inputs[3].Truth(), axes.Length, others + 1 + (2 * axes.Length)) : null);
        if (call.Has("use_causal_mask"))
            Add(Pairs(AttentionNodes.Causal(call.Builder, Product(queries), Product(values))));
        if (layer.SlidingWindow is { } window)
            Add(Pairs(AttentionNodes.Window(call.Builder, Product(queries), Product(values), window)));
        return visible;

        OnnxValue? OfValue(OnnxValue? mask) => mask is null ? null : Insert(Arranged(mask), others, 1 + axes.Length);

        OnnxValue Arranged(OnnxValue mask)
        {
            var alongAttention = axes.Length == 1 && mask.Rank == 2;
            var all = alongAttention ? Insert(Insert(mask, 1, axes[0] - 1), -1, query.Rank - 2 - axes[0]) : Insert(
                mask, -1, query.Rank - 1 - mask.Rank);
            return query.Rank == 3 ? all : all.Transpose([.. Enumerable.Range(0, query.Rank - 1).Except(axes), .. axes]);
        }

        OnnxValue Pairs(OnnxValue pairs) => axes.Length == 1 ? pairs : pairs.Reshape([.. queries, .. values]);

        void Add(OnnxValue? mask) => visible = mask is null ? visible : visible is null ? mask : visible & mask;
    }

    private static Size Product(Size[] sizes) => sizes.Aggregate((a, b) => a * b);

    private static OnnxValue Insert(OnnxValue x, int axis, int count)
    {
        for (var i = 0; i < count; i++)
            x = x.Unsqueeze(axis);
        return x;
    }

    /// <summary>Attention along axes of (batch axes, attention axes, heads, size), brought to (batch axes, heads, attention axes, size) and
    /// the attention axes to one.</summary>
    private static (OnnxValue Output, OnnxValue Scores) Attend(OnnxValue query, OnnxValue key, OnnxValue value, OnnxValue? visible,
        int[] axes, bool fused)
    {
        var rank = query.Rank;
        int[] order = [.. Enumerable.Range(0, rank - 1).Except(axes), .. axes, rank - 1];
        var batch = rank - 1 - axes.Length;
        var (q, k, v) = (Turned(query * (1 / Math.Sqrt(query.Shape[^1]!.Value))), Turned(key), Turned(value));
        Size[] queries = [.. axes.Select(axis => query.Dim(axis))], keys = [.. axes.Select(axis => key.Dim(axis))];
        Size[] outer = [.. order[..batch].Select(axis => query.Dim(axis))];
        var scores = Rows(q).MatMul(Rows(k).Transpose([.. Enumerable.Range(0, batch), batch + 1, batch]))
            .Reshape([.. outer, .. queries, .. keys]);
        var mask = Spread(visible, axes.Length, scores.Rank);
        var least = fused ? (scores.Type == ElementType.Float16 ? 65500.0 : 3.38953e38) * -0.7 : scores.Type == ElementType.Float16 ? -3e4
            : -1e9;
        scores = mask is null ? scores : fused ? scores + mask.Where(scores.Like(0), scores.Like(least)) : scores.Fill(!mask, least);
        scores = ActivationFormulas.Softmax(scores, Axes.Create([.. Enumerable.Range(0, axes.Length).Select(i => i - axes.Length)]));
        if (mask is not null && !fused)
            scores = scores.Fill(!mask, 0);
        var flat = scores.Reshape([.. outer, Product(queries), Product(keys)]);
        var output = flat.MatMul(Rows(v)).Reshape([.. outer, .. queries, value.Dim(-1)]);
        return (output.Transpose([.. Enumerable.Range(0, rank).Select(axis => Array.IndexOf(order, axis))]), scores);

        OnnxValue Turned(OnnxValue x) => x.Transpose(order);
        OnnxValue Rows(OnnxValue x) => axes.Length == 1 ? x : x.Flatten(batch, batch + axes.Length - 1);
    }

    private static OnnxValue? Spread(OnnxValue? mask, int axes, int rank)
    {
        while (mask is not null && mask.Rank < rank)
            mask = mask.Unsqueeze(Math.Max((-2 * axes) - 1, -mask.Rank - 1));
        return mask;
    }
}
