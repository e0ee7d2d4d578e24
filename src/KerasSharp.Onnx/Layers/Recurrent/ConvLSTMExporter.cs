namespace KerasSharp.Onnx;

/// <summary>ConvLSTM1D, 2D and 3D.</summary>
[ExportedAs("Scan over Conv")]
internal sealed class ConvLSTMExporter : RecurrentLayerExporter<ConvLSTM>
{
    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Run(ConvLSTM layer, LayerCall call, Recurrence recurrence)
    {
        var rank = layer.KernelSize.Count;
        var own = call with { Layer = layer.Cell };
        long[] ones = [.. Enumerable.Repeat(1L, rank)];
        var given = new WindowPlan(layer.KernelSize.ToLongs(), layer.Strides.ToLongs(), layer.Padding, layer.DilationRate.ToLongs());
        var recurrent = new WindowPlan(layer.KernelSize.ToLongs(), ones, Padding.Same, ones);
        var weights = layer.Cell.Weights;
        var kernel = Kernel(weights[0]);
        var recurrentKernel = Kernel(weights[1]);
        var bias = layer.UseBias ? own.Weight(weights[2]) : null;
        var axis = SpatialAxes.Channels(layer.DataFormat);
        Shape step = [recurrence.X.Shape[0], .. recurrence.X.Shape.Skip(2)];
        return recurrence.Scan(
            (x, states) =>
            {
                var sums = ConvolutionNodes.Convolve(x, kernel, bias, given, layer.DataFormat, 1)
                    + ConvolutionNodes.Convolve(states[0], recurrentKernel, null, recurrent, layer.DataFormat, 1);
                var gates = sums.WithShape(sums.Shape.With(axis, 4L * layer.Filters)).Chunk(4, axis);
                var carry = (call.Activate(layer.RecurrentActivation, gates[1]) * states[1])
                    + (call.Activate(layer.RecurrentActivation, gates[0]) * call.Activate(layer.Activation, gates[2]));
                var output = call.Activate(layer.RecurrentActivation, gates[3]) * call.Activate(layer.Activation, carry);
                return (output, [output, carry]);
            },
            layer.Cell.ComputeOutputShape(step));

        OnnxValue Kernel(Variable variable) => own.Weight(variable, "conv", value => value.permute(ConvolutionNodes.KernelOrder(rank)));
    }
}
