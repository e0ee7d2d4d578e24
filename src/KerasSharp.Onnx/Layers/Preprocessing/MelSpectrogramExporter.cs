namespace KerasSharp.Onnx;

/// <summary>MelSpectrogram: the Fourier transform of each frame as a convolution, then the bands.</summary>
[ExportedAs("Pad, Conv, MatMul, Log")]
internal sealed class MelSpectrogramExporter : LayerExporter<MelSpectrogram>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(MelSpectrogram layer, LayerCall call)
    {
        using var scope = NewDisposeScope();
        var type = call.ComputeType == ElementType.Double ? ElementType.Double : ElementType.Float;
        var x = call.Input.Cast(type);
        var flat = x.Reshape(x.Dims()[..^1].Aggregate((Size)1, (a, b) => a * b), 1, x.Dim(-1));
        // Frames are centred: the signal is mirrored at both ends.
        var half = layer.FftLength / 2;
        flat = flat.Pad([(0, 0), (0, 0), (half, half)], mode: "reflect");
        var (real, imag) = Kernels(layer);
        var plan = new WindowPlan([layer.FftLength], [layer.SequenceStride], Padding.Valid, [1]);
        var power = Part(real).Square() + Part(imag).Square();
        var magnitude = power.Sqrt().Transpose(0, 2, 1);
        var raised = layer.MagExp == 1 ? magnitude : magnitude.Power(magnitude.Like(layer.MagExp));
        var bands = raised.MatMul(call.Builder.Constant(layer.Bands(half + 1, CPU).to_type(type.ToTorch())));
        var y = (layer.PowerToDb ? Decibels(layer, bands) : bands).Transpose(0, 2, 1);
        return [y.Reshape([.. x.Dims()[..^1], y.Dim(1), y.Dim(2)]).Cast(call.ComputeType)];

        OnnxValue Part(Tensor kernel) =>
            ConvolutionNodes.Convolve(flat, call.Builder.Constant(kernel.to_type(type.ToTorch())), null, plan, DataFormat.ChannelsFirst, 1);
    }

    private static (Tensor Real, Tensor Imag) Kernels(MelSpectrogram layer)
    {
        var window = layer.Window switch
        {
            "hann" => hann_window(layer.SequenceLength, dtype: ScalarType.Float64),
            "hamming" => hamming_window(layer.SequenceLength, dtype: ScalarType.Float64),
            _ => ones(layer.SequenceLength, ScalarType.Float64),
        };
        // A window shorter than the transform stands in its middle.
        var before = (layer.FftLength - layer.SequenceLength) / 2;
        window = nn.functional.pad(window, [before, layer.FftLength - layer.SequenceLength - before]);
        var frequencies = arange((layer.FftLength / 2) + 1, ScalarType.Float64).unsqueeze(1);
        var angles = frequencies * arange(layer.FftLength, ScalarType.Float64) * (2 * Math.PI / layer.FftLength);
        return ((angles.cos() * window).unsqueeze(1), (angles.sin() * -window).unsqueeze(1));
    }

    private static OnnxValue Decibels(MelSpectrogram layer, OnnxValue powers)
    {
        var y = powers.Maximum(powers.Like(layer.MinPower)).Log() * (10 / Math.Log(10));
        y -= 10 * Math.Log10(Math.Max(Math.Abs(layer.RefPower), layer.MinPower));
        return y.Maximum(y.Max([.. Enumerable.Range(0, y.Rank)]) - layer.TopDb);
    }
}
