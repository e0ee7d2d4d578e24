namespace KerasSharp.Onnx;

/// <summary>LayerNormalization: one node along the last axes, else its formula.</summary>
[ExportedAs("LayerNormalization; its formula where the axes are not the last ones")]
internal sealed class LayerNormalizationExporter : LayerExporter<LayerNormalization>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override OnnxValue[] Export(LayerNormalization layer, LayerCall call)
    {
        var x = Wide.Of(call.FloatingInput);
        var axes = layer.Axis.Resolve(x.Rank, "axis", layer.Name).Order().ToArray();
        var scale = layer.Gamma is { } gamma ? call.Weight(gamma, x.Type) : null;
        var shift = layer.Beta is { } beta ? call.Weight(beta, x.Type) : null;
        var trailing = axes.SequenceEqual(Enumerable.Range(x.Rank - axes.Length, axes.Length));
        var rms = layer.GetConfig().Get("rms_scaling", false);
        if (trailing && !rms && scale is not null)
        {
            return [call.Builder.Add(
                "LayerNormalization", shift is null ? [x, scale] : [x, scale, shift], x.Type, x.Shape, ("axis", axes[0]),
                    ("epsilon", layer.Epsilon)).Cast(call.ComputeType)];
        }

        Size[] broadcast = [.. Enumerable.Range(0, x.Rank).Select(i => axes.Contains(i) ? x.Dim(i) : 1)];
        var centred = x - x.Mean(axes, keepdims: true);
        var y = (rms ? x : centred) / (centred.Square().Mean(axes, keepdims: true) + layer.Epsilon).Sqrt();
        y = scale is null ? y : y * scale.Reshape(broadcast);
        return [(shift is null ? y : y + shift.Reshape(broadcast)).Cast(call.ComputeType)];
    }
}
