namespace KerasSharp.Onnx;

/// <summary>Writes what a kind of layer computes at inference as nodes of ONNX; found by the layer's type, that of a base class where there
/// is none of its own.</summary>
internal abstract class LayerExporter
{
    /// <summary>The layer's type.</summary>
    public abstract Type LayerType { get; }

    /// <summary>Adds the nodes of a call.</summary>
    public abstract LayerValues Run(Layer layer, LayerCall call);
}

/// <summary>Writes what layers of a type compute at inference as nodes of ONNX.</summary>
/// <typeparam name="TLayer">The layer's type, or a base class of several.</typeparam>
internal abstract class LayerExporter<TLayer> : LayerExporter
    where TLayer : Layer
{
    /// <inheritdoc/>
    public sealed override Type LayerType => typeof(TLayer);

    /// <summary>Whether floating inputs are cast to the type that the layer's policy computes in.</summary>
    protected virtual bool Autocasts => true;

    /// <inheritdoc/>
    public sealed override LayerValues Run(Layer layer, LayerCall call)
    {
        var inputs = call.Inputs;
        if (Autocasts)
            inputs = Array.ConvertAll(inputs, input => input.Type.IsFloating() ? input.Cast(call.ComputeType) : input);
        return ExportWithMasks((TLayer)layer, call with { Inputs = inputs });
    }

    /// <summary>The outputs of a call.</summary>
    protected virtual OnnxValue[] Export(TLayer layer, LayerCall call) =>
        throw new InvalidOperationException($"{GetType().Name} must override Export or ExportWithMasks.");

    /// <summary>The outputs of a call and their masks; overridden where one is not made from the other.</summary>
    protected virtual LayerValues ExportWithMasks(TLayer layer, LayerCall call)
    {
        var outputs = Export(layer, call);
        return new LayerValues(outputs, Masks(layer, call, outputs));
    }

    /// <summary>The masks of the outputs; the default passes the first on where the layer supports masking.</summary>
    protected virtual OnnxValue?[] Masks(TLayer layer, LayerCall call, OnnxValue[] outputs)
    {
        var masks = new OnnxValue?[outputs.Length];
        if (layer.SupportsMasking && call.Masks is [{ } first, ..])
            masks[0] = first;
        return masks;
    }
}
