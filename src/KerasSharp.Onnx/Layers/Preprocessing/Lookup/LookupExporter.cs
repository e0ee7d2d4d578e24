namespace KerasSharp.Onnx;

/// <summary>Tables from tokens to indices, then the output mode.</summary>
internal abstract class LookupExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : Layer
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <summary>The index of each token, or an encoding of the indices.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="call">Its call.</param>
    /// <param name="x">The tokens.</param>
    /// <param name="table">The node that knows the vocabulary: −1 for a token that is not in it.</param>
    /// <param name="unknown">The indices of unknown tokens.</param>
    /// <param name="masked">Where tokens are the mask; null where there is none.</param>
    protected static OnnxValue Encode(TLayer layer, LayerCall call, OnnxValue x, OnnxValue table, OnnxValue unknown, OnnxValue? masked)
    {
        var mode = OutputMode.Parse(layer.GetConfig().Get("output_mode", "int")!);
        var indices = (table < 0).Where(unknown, table);
        if (masked is not null)
            indices = indices.Fill(masked, mode == OutputMode.Int ? 0 : -1);
        if (mode == OutputMode.Int)
            return indices;
        var depth = layer.ComputeOutputShape(Shape.Of(1, 1))[^1] ?? throw call.Refuse("it has no vocabulary yet");
        var type = KerasConfig.FloatX.ToOnnx();
        var y = EncodingNodes.Encode(indices, mode == OutputMode.TfIdf ? OutputMode.Count : mode, depth, type);
        if (mode != OutputMode.TfIdf)
            return y;
        using var scope = NewDisposeScope();
        var weights = new Dictionary<string, Tensor>();
        layer.SaveOwnVariables(weights);
        return y * call.Builder.Constant(weights.Values.Single().to_type(type.ToTorch()));
    }

    /// <summary>A table.</summary>
    protected static OnnxValue Table(LayerCall call, OnnxValue x, (string, object) keys, IEnumerable<long> values, long otherwise = -1) =>
        call.Builder.Add("LabelEncoder", [x], ElementType.Int64, x.Shape, keys, ("values_int64s", values.ToArray()),
            ("default_int64", otherwise));

    /// <summary>The indices of a vocabulary behind those of special tokens.</summary>
    protected static IEnumerable<long> Indices(int special, int count) => Enumerable.Range(special, count).Select(index => (long)index);
}
