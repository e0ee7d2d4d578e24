using KerasSharp.Activations;

namespace KerasSharp.Onnx;

/// <summary>SimpleRNN, LSTM and GRU: one node where ONNX has the activations and no mask is given, else a Scan.</summary>
internal abstract class StandardRecurrentExporter<TLayer>(string operation, params int[] gates) : RecurrentLayerExporter<TLayer>
    where TLayer : StandardRecurrentLayer
{
    /// <summary>The activations of a direction in ONNX's order; null where ONNX does not have them.</summary>
    protected abstract ActivationFunction[] Functions(TLayer layer);

    /// <summary>Attributes of this kind.</summary>
    protected virtual IEnumerable<(string, object)> Attributes(TLayer layer) => [];

    /// <summary>Both biases in ONNX's order: the input's, then the state's.</summary>
    protected virtual Tensor Biases(TLayer layer, Tensor bias) => cat([Ordered(bias), zeros_like(bias)]);

    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Run(TLayer layer, LayerCall call, Recurrence recurrence)
    {
        var functions = Functions(layer).Select(RecurrentActivations.Find).ToArray();
        if (recurrence.Mask is not null || Array.Exists(functions, function => function is null))
            return base.Run(layer, call, recurrence);
        var cell = (StandardCell)layer.Cell;
        var (x, own) = (recurrence.X.Transpose(1, 0, 2), call with { Layer = cell });
        x = recurrence.GoBackwards ? x.Flip(0) : x;
        var kernel = own.Weight(cell.Kernel, operation, value => Ordered(value).t().unsqueeze(0));
        var recurrent = own.Weight(cell.RecurrentKernel, operation, value => Ordered(value).t().unsqueeze(0));
        var bias = cell.Bias is null ? null : own.Weight(cell.Bias, operation, value => Biases(layer, value).unsqueeze(0));
        var states = Array.ConvertAll(recurrence.States, state => state.Unsqueeze(0));
        List<(string, object)> attributes =
        [
            ("hidden_size", layer.Units), ("activations", functions.Select(function => function!.Name).ToArray()), .. Attributes(layer),
        ];
        if (Array.Exists(functions, function => function!.Alpha is not null))
        {
            attributes.Add(("activation_alpha", functions.Select(function => function!.Alpha ?? 0).ToArray()));
            attributes.Add(("activation_beta", functions.Select(function => function!.Beta ?? 0).ToArray()));
        }

        Shape state = [1, x.Shape[1], layer.Units];
        var outputs = new (ElementType, Shape)?[states.Length + 1];
        outputs[0] = (x.Type, [x.Shape[0], 1, x.Shape[1], layer.Units]);
        Array.Fill(outputs, (x.Type, state), 1, states.Length);
        var made = call.Builder.Add(operation, [x, kernel, recurrent, bias, null, .. states], outputs, [.. attributes]);
        OnnxValue[] after = [.. made[1..].Select(value => value.Squeeze(0))];
        return (layer.ReturnSequences ? made[0].Squeeze(1).Transpose(1, 0, 2) : after[0], after);
    }

    /// <summary>The gates along the last axis in ONNX's order.</summary>
    protected Tensor Ordered(Tensor value)
    {
        var parts = value.chunk(gates.Length, -1);
        return cat([.. gates.Select(gate => parts[gate])], -1);
    }
}

/// <summary>SimpleRNN.</summary>
[ExportedAs("RNN; Scan with masks or activations that ONNX's RNN lacks")]
internal sealed class SimpleRNNExporter() : StandardRecurrentExporter<SimpleRNN>("RNN", 0)
{
    /// <inheritdoc/>
    protected override ActivationFunction[] Functions(SimpleRNN layer) => [layer.Activation];
}

/// <summary>LSTM; ONNX's gates are input, output, forget, cell.</summary>
[ExportedAs("LSTM; Scan with masks or activations that ONNX's LSTM lacks")]
internal sealed class LSTMExporter() : StandardRecurrentExporter<LSTM>("LSTM", 0, 3, 1, 2)
{
    /// <inheritdoc/>
    protected override ActivationFunction[] Functions(LSTM layer) => [layer.RecurrentActivation, layer.Activation, layer.Activation];
}

/// <summary>GRU.</summary>
[ExportedAs("GRU; Scan with masks or activations that ONNX's GRU lacks")]
internal sealed class GRUExporter() : StandardRecurrentExporter<GRU>("GRU", 0, 1, 2)
{
    /// <inheritdoc/>
    protected override ActivationFunction[] Functions(GRU layer) => [layer.RecurrentActivation, layer.Activation];

    /// <inheritdoc/>
    protected override IEnumerable<(string, object)> Attributes(GRU layer) => [("linear_before_reset", layer.ResetAfter)];

    /// <inheritdoc/>
    protected override Tensor Biases(GRU layer, Tensor bias) => layer.ResetAfter ? bias.reshape(-1) : base.Biases(layer, bias);
}
