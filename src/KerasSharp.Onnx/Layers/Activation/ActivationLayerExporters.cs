namespace KerasSharp.Onnx;

/// <summary>Activation with any activation function.</summary>
[ExportedAs("the operators of the function")]
internal sealed class ActivationExporter : LayerExporter<Activation>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Activation layer, LayerCall call) => [call.Activate(layer.Function, call.Input)];
}

/// <summary>ELU.</summary>
[ExportedAs("Elu")]
internal sealed class ELUExporter : LayerExporter<ELU>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(ELU layer, LayerCall call) => [ActivationFormulas.Elu(call.Input, layer.Alpha)];
}

/// <summary>LeakyReLU.</summary>
[ExportedAs("LeakyRelu")]
internal sealed class LeakyReLUExporter : LayerExporter<LeakyReLU>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(LeakyReLU layer, LayerCall call) =>
        [ActivationFormulas.LeakyRelu(call.Input, layer.NegativeSlope)];
}

/// <summary>PReLU.</summary>
[ExportedAs("PRelu")]
internal sealed class PReLUExporter : LayerExporter<PReLU>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(PReLU layer, LayerCall call) =>
        [call.Builder.Add("PRelu", [call.Input, call.Weight(layer.Alpha)], call.Input.Type, call.Input.Shape)];
}

/// <summary>ReLU.</summary>
[ExportedAs("Relu, Clip, LeakyRelu or Where, by its options")]
internal sealed class ReLUExporter : LayerExporter<ReLU>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(ReLU layer, LayerCall call) =>
        [ActivationFormulas.Relu(call.Input, layer.NegativeSlope, layer.MaxValue, layer.Threshold)];
}

/// <summary>Softmax; what is masked is 0.</summary>
[ExportedAs("Softmax; its formula over several axes")]
internal sealed class SoftmaxExporter : LayerExporter<Softmax>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Softmax layer, LayerCall call)
    {
        if (call.Mask is not { } mask)
            return [ActivationFormulas.Softmax(call.Input, layer.Axis)];
        var x = call.Input.Fill(!mask, call.Input.Type == ElementType.Float16 ? -3e4 : -1e9);
        return [ActivationFormulas.Softmax(x, layer.Axis).Fill(!mask, 0)];
    }
}
