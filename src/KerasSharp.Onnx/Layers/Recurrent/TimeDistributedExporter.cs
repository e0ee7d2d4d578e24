namespace KerasSharp.Onnx;

/// <summary>TimeDistributed: the steps as rows of one call where the layer within treats rows alike, else a Scan over the steps.</summary>
[ExportedAs("Reshape around the layer within; Scan where that layer takes the mask")]
internal sealed class TimeDistributedExporter : LayerExporter<TimeDistributed>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TimeDistributed layer, LayerCall call)
    {
        var x = call.Input;
        if (call.Mask is { } mask && layer.Layer.CallTakesMasks)
            return [Scan(layer, call, x, mask)];
        var rows = x.Reshape([x.Dim(0) * x.Dim(1), .. x.Dims()[2..]]);
        var y = call.Call(layer.Layer, [rows]).Outputs[0];
        return [y.Reshape([x.Dim(0), x.Dim(1), .. y.Dims()[1..]])];
    }

    private static OnnxValue Scan(TimeDistributed layer, LayerCall call, OnnxValue x, OnnxValue mask)
    {
        OnnxValue[] sequences = [x, mask];
        var (body, made) = call.Builder.Body(
            "step", [.. sequences.Select(value => (value.Type, Recurrence.Step(value.Shape)))], values =>
                [call.Call(layer.Layer, [values[0]], [values[1]]).Outputs[0]]);
        var output = made[0];
        return call.Builder.Add(
            "Scan", [x, mask], output.Type, [output.Shape[0], x.Shape[1], .. output.Shape.Skip(1)],
            ("body", body), ("num_scan_inputs", 2), ("scan_input_axes", new[] { 1L, 1L }), ("scan_output_axes", new[] { 1L }));
    }
}
