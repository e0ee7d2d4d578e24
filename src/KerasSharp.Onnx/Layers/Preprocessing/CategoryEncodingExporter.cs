namespace KerasSharp.Onnx;

/// <summary>CategoryEncoding; a second input holds the weights of counts.</summary>
[ExportedAs("Equal and Cast; ReduceMax or ReduceSum for multi_hot and count")]
internal sealed class CategoryEncodingExporter : LayerExporter<CategoryEncoding>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(CategoryEncoding layer, LayerCall call) =>
        [EncodingNodes.Encode(call.Input, layer.OutputMode, layer.NumTokens, call.ComputeType, call.Inputs.Length > 1 ? call.Inputs[1]
            : null)];
}
