namespace KerasSharp.Onnx;

/// <summary>What all recurrent layers share: states, masks, directions, the list of outputs. The loop is a Scan.</summary>
internal abstract class RecurrentLayerExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : RecurrentLayer
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TLayer layer, LayerCall call)
    {
        var type = layer.Cell.ComputeDType.ToOnnx();
        var x = call.Input.Type.IsFloating() || layer.Cell is DropoutCell ? call.Input.Cast(type) : call.Input;
        var states = States(layer, call, x, type);
        var mask = call.Mask is { Rank: > 2 } wide ? wide.Reshape(x.Dim(0), x.Dim(1)) : call.Mask;
        var recurrence = new Recurrence(x, states, mask, layer.GoBackwards, layer.ReturnSequences, layer.ZeroOutputForMask);
        var (output, after) = Run(layer, call, recurrence);
        for (var i = 0; layer.States is { } kept && i < kept.Count; i++)
            call.Exporter.SetState(kept[i], after[i]);
        OnnxValue[] outputs = layer.ReturnState ? [output, .. after] : [output];
        return Array.ConvertAll(outputs, value => value.Cast(call.ComputeType));
    }

    /// <summary>Adds the loop.</summary>
    protected virtual (OnnxValue Output, OnnxValue[] States) Run(TLayer layer, LayerCall call, Recurrence recurrence)
    {
        Shape step = [recurrence.X.Shape[0], .. recurrence.X.Shape.Skip(2)];
        return recurrence.Scan((x, states) => CellSteps.Step(call, layer.Cell, x, states), layer.Cell.ComputeOutputShape([step])[0]);
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(TLayer layer, LayerCall call, OnnxValue[] outputs)
    {
        var masks = new OnnxValue?[outputs.Length];
        masks[0] = layer.ReturnSequences && layer.SupportsMasking ? call.Mask : null;
        return masks;
    }

    private static OnnxValue[] States(TLayer layer, LayerCall call, OnnxValue x, ElementType type)
    {
        if (call.Inputs.Length > 1)
            return Array.ConvertAll(call.Inputs[1..], state => state.Cast(type));
        if (layer.States is { } kept)
            return [.. kept.Select((state, i) => call.Exporter.State(state, $"{layer.Name}_state_{i}").Cast(type))];
        using var scope = NewDisposeScope();
        return [.. layer.Cell.GetInitialState(2).Select(state => First(call, state, x, type))];
    }

    /// <summary>The state before the first step: the same for each row.</summary>
    private static OnnxValue First(LayerCall call, Tensor state, OnnxValue x, ElementType type)
    {
        Size[] sizes = [x.Dim(0), .. state.shape[1..].Select(size => (Size)size)];
        if (state.count_nonzero().cpu().item<long>() == 0)
            return call.Builder.Full(0, type, sizes);
        var rows = state.unbind(0);
        return rows[0].eq(rows[1]).all().cpu().item<bool>()
            ? call.Builder.Constant(rows[0].unsqueeze(0)).Cast(type).Expand(sizes)
            : throw call.Refuse("the first state of its cell differs from row to row");
    }
}

/// <summary>RNN of any cell.</summary>
[ExportedAs("Scan over the cell", Limits = "a cell of your own is traced")]
internal sealed class RNNExporter : RecurrentLayerExporter<RNN>;
