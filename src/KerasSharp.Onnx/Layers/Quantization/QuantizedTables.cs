using KerasSharp.Quantizers;

namespace KerasSharp.Onnx;

/// <summary>Tables of vectors that are quantized; the file holds them as they are stored.</summary>
internal static class QuantizedTables
{
    private const string Table = "embeddings";

    /// <summary>The vectors of indices.</summary>
    public static OnnxValue Rows(Layer layer, OnnxValue indices, long columns, LayerCall call) =>
        Float(layer, value => value.Gather(indices), columns, call);

    /// <summary>The whole table, each vector a row.</summary>
    public static OnnxValue All(Layer layer, long columns, LayerCall call) => Float(layer, value => value, columns, call);

    /// <summary>The table of the reversed way, each vector a column.</summary>
    public static OnnxValue Reverse(Layer layer, long size, LayerCall call)
    {
        const string name = "reverse_embeddings";
        var values = layer.QuantizationMode == QuantizationMode.Int8
            ? call.Weight(Stored.Of(layer, name), ElementType.Int8).Cast(call.ComputeType)
            : PackedBytes.Bits(Stored.Bytes(layer, name, call), 4, 0, size, signed: true, call.ComputeType);
        var scale = call.Weight(Stored.Of(layer, $"{name}_scale"));
        if (Stored.Find(layer, $"{name}_zero") is not { } zero)
            return values / scale;
        var block = Blocks.SizeOf(layer.DType, ((ReversibleEmbedding)layer).QuantizationConfig)!.Value;
        var places = call.Builder.Integers([.. Enumerable.Range(0, (int)size).Select(i => (long)(i / block))]);
        return (values - call.Weight(zero, zero.DType.ToOnnx()).Gather(places, 0).Cast(values.Type)) * scale.Gather(places, 0);
    }

    /// <summary>A product with a table, the input rounded to integers where the mode has it so.</summary>
    public static OnnxValue Multiply(OnnxValue x, OnnxValue table, QuantizationConfig? config)
    {
        var quantizer = config is null ? new AbsMaxQuantizer(-1) : config.ActivationQuantizer;
        if (quantizer is null)
            return x.MatMul(table);
        var (values, scale) = RoundedInputs.Of(quantizer, x, [x.Rank - 1]);
        return values.MatMul(table) / scale;
    }

    private static OnnxValue Float(Layer layer, Func<OnnxValue, OnnxValue> pick, long columns, LayerCall call)
    {
        var scale = call.Weight(Stored.Of(layer, $"{Table}_scale"));
        if (layer.QuantizationMode == QuantizationMode.Int8)
            return pick(call.Weight(Stored.Of(layer, Table), ElementType.Int8)).Cast(call.ComputeType) / pick(scale).Unsqueeze(-1);
        var values = PackedBytes.Bits(pick(Stored.Bytes(layer, Table, call)), 4, -1, columns, signed: true, call.ComputeType);
        if (Stored.Find(layer, "g_idx") is not { } groups)
            return values / pick(scale).Unsqueeze(-1);
        var (zero, places) = (Stored.Of(layer, $"{Table}_zero"), call.Weight(groups, ElementType.Int32));
        return (values - pick(call.Weight(zero, zero.DType.ToOnnx())).Cast(values.Type).Gather(places, -1)) * pick(scale)
            .Gather(places, -1);
    }
}
