namespace KerasSharp.Onnx;

/// <summary>STFTSpectrogram: convolutions with its kernels.</summary>
[ExportedAs("Conv, then the operators of its mode")]
internal sealed class STFTSpectrogramExporter : LayerExporter<STFTSpectrogram>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(STFTSpectrogram layer, LayerCall call)
    {
        var signals = layer.DataFormat == DataFormat.ChannelsLast ? call.Input.Transpose(0, 2, 1) : call.Input;
        var (batch, channels) = (signals.Dim(0), signals.Dim(1));
        var flat = signals.Reshape(batch * channels, 1, signals.Dim(2));
        var plan = new WindowPlan([layer.FrameLength], [Math.Max(layer.FrameStep ?? layer.FrameLength / 2, 1)], layer.Padding, [1]);
        var (real, imag) = (Transform(layer.RealKernel), Transform(layer.ImagKernel));
        return [Arrange(layer, Combine(layer, call.Builder, real, imag))];

        OnnxValue? Transform(Variable? variable)
        {
            if (variable is null)
                return null;
            var kernel = call.Weight(variable, "conv", value => value.permute(2, 1, 0));
            var y = ConvolutionNodes.Convolve(flat, kernel, null, plan, DataFormat.ChannelsFirst, 1);
            return y.Reshape(batch, channels, y.Dim(1), y.Dim(2));
        }
    }

    private static OnnxValue Combine(STFTSpectrogram layer, OnnxBuilder builder, OnnxValue? real, OnnxValue? imag)
    {
        if (real is null || imag is null)
            return (real ?? imag)!;
        if (layer.Mode == "angle")
            return ArithmeticExporters.Arctan2(imag, real);
        if (layer.Mode == "stft")
            return builder.Concat([real, imag], 2);
        var power = real.Square() + imag.Square();
        if (layer.Mode == "psd")
            return power + power.Slice(2, 1, -1).Pad([(0, 0), (0, 0), (1, 1), (0, 0)]);
        var magnitude = power.Maximum(power.Like(KerasConfig.Epsilon)).Sqrt();
        return layer.Mode == "magnitude" ? magnitude : magnitude.Maximum(magnitude.Like(KerasConfig.Epsilon)).Log();
    }

    private static OnnxValue Arrange(STFTSpectrogram layer, OnnxValue y)
    {
        var last = layer.DataFormat == DataFormat.ChannelsLast;
        if (layer.ExpandDims)
            return last ? y.Transpose(0, 3, 2, 1) : y.Transpose(0, 1, 3, 2);
        var flat = y.Flatten(1, 2);
        return last ? flat.Transpose(0, 2, 1) : flat;
    }
}
