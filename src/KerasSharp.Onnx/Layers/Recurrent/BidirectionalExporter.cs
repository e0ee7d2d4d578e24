namespace KerasSharp.Onnx;

/// <summary>Bidirectional.</summary>
[ExportedAs("both directions as the layer within, then Concat, Add or Mul")]
internal sealed class BidirectionalExporter : LayerExporter<Bidirectional>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Bidirectional layer, LayerCall call)
    {
        var half = (call.Inputs.Length - 1) / 2;
        var forward = Run(layer.ForwardLayer, call.Inputs[1..(1 + half)]);
        var backward = Run(layer.BackwardLayer, call.Inputs[(1 + half)..]);
        var (y, reversed) = (forward[0], layer.ForwardLayer.ReturnSequences ? backward[0].Flip(1) : backward[0]);
        OnnxValue[] merged = layer.MergeMode switch
        {
            null => [y, reversed],
            "concat" => [call.Builder.Concat([y, reversed], -1)],
            "sum" => [y + reversed],
            "ave" => [(y + reversed) / 2],
            _ => [y * reversed],
        };
        return [.. merged, .. forward[1..], .. backward[1..]];

        OnnxValue[] Run(RecurrentLayer direction, OnnxValue[] states)
        {
            OnnxValue[] inputs = [call.Input, .. states];
            var masks = new OnnxValue?[inputs.Length];
            masks[0] = call.Mask;
            return Array.ConvertAll(call.Call(direction, inputs, masks).Outputs, output => output.Cast(call.ComputeType));
        }
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(Bidirectional layer, LayerCall call, OnnxValue[] outputs)
    {
        var masks = new OnnxValue?[outputs.Length];
        if (layer.ForwardLayer.ReturnSequences)
            Array.Fill(masks, call.Mask, 0, layer.MergeMode is null ? 2 : 1);
        return masks;
    }
}
