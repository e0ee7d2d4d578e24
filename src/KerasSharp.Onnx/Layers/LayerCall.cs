using KerasSharp.Activations;

namespace KerasSharp.Onnx;

/// <summary>A call of a layer that is being exported.</summary>
/// <param name="Exporter">The export of the model.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">What it is called on.</param>
/// <param name="Masks">A mask for each input, boolean; null where it has none.</param>
/// <param name="Options">The switches of the call, such as <c>use_causal_mask</c>; null for none.</param>
internal sealed record LayerCall(GraphExporter Exporter, Layer Layer, OnnxValue[] Inputs, OnnxValue?[] Masks, Config? Options)
{
    /// <summary>Builds the graph.</summary>
    public OnnxBuilder Builder => Exporter.Builder;

    /// <summary>The first input.</summary>
    public OnnxValue Input => Inputs[0];

    /// <summary>The first input, integers in the type of computation.</summary>
    public OnnxValue FloatingInput => Inputs[0].AsFloating(ComputeType);

    /// <summary>The mask of the first input.</summary>
    public OnnxValue? Mask => Masks[0];

    /// <summary>The type that the layer's policy computes in.</summary>
    public ElementType ComputeType => Layer.ComputeDType.ToOnnx();

    /// <summary>Whether a switch of the call is on.</summary>
    public bool Has(string option) => Options?.Get(option, false) == true;

    /// <summary>A weight in the type of computation.</summary>
    public OnnxValue Weight(Variable? variable, ElementType? type = null) =>
        Builder.Weight(variable ?? throw Refuse("it is not built"), type ?? ComputeType);

    /// <summary>A weight in another form, made once.</summary>
    public OnnxValue Weight(Variable? variable, string form, Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> make,
        ElementType? type = null) =>
        Builder.Weight(variable ?? throw Refuse("it is not built"), type ?? ComputeType, form, make);

    /// <summary>An activation function's values.</summary>
    public OnnxValue Activate(ActivationFunction function, OnnxValue x) => Exporter.Activate(function, x, Layer);

    /// <summary>Calls a layer within this one.</summary>
    public LayerValues Call(Layer layer, OnnxValue[] inputs, OnnxValue?[]? masks = null, Config? options = null) =>
        Exporter.Call(layer, inputs, masks ?? new OnnxValue?[inputs.Length], options);

    /// <summary>The refusal of this layer.</summary>
    public OnnxExportException Refuse(string reason) => OnnxExportException.For(Layer, reason);
}
