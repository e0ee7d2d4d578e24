namespace KerasSharp.Onnx;

/// <summary>Layers of images, which take one image as a batch of one.</summary>
internal abstract class ImageLayerExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : ImageLayer
{
    /// <inheritdoc/>
    protected sealed override OnnxValue[] Export(TLayer layer, LayerCall call) =>
        [call.Input.Rank == 3 ? Transform(layer, call, call.Input.Unsqueeze(0)).Squeeze(0) : Transform(layer, call, call.Input)];

    /// <summary>The images that the layer makes of a batch.</summary>
    protected abstract OnnxValue Transform(TLayer layer, LayerCall call, OnnxValue images);
}

/// <summary>Resizing.</summary>
[ExportedAs("Resize", Limits = "cropping or padding to the aspect ratio needs known sizes of the images")]
internal sealed class ResizingExporter : ImageLayerExporter<Resizing>
{
    /// <inheritdoc/>
    protected override OnnxValue Transform(Resizing layer, LayerCall call, OnnxValue images)
    {
        var x = images;
        if (layer.CropToAspectRatio)
            x = ImageNodes.CropToRatio(x, layer.Height, layer.Width, layer.DataFormat);
        else if (layer.PadToAspectRatio)
            x = ImageNodes.PadToRatio(x.Type == ElementType.Double ? x : x.Cast(ElementType.Float), layer.Height, layer.Width,
                layer.DataFormat, layer.FillValue);
        return ImageNodes.Resized(x, layer.Height, layer.Width, layer.DataFormat, layer.Interpolation, layer.Antialias, images.Type);
    }
}

/// <summary>CenterCrop: the middle, or where the images are smaller the middle of their ratio, resized.</summary>
[ExportedAs("Slice; Slice and Resize where the images are smaller", Limits = "the sizes of the images must be known")]
internal sealed class CenterCropExporter : ImageLayerExporter<CenterCrop>
{
    /// <inheritdoc/>
    protected override OnnxValue Transform(CenterCrop layer, LayerCall call, OnnxValue images)
    {
        var x = images.Cast(call.ComputeType);
        var first = Spatial.First(layer.DataFormat);
        if (x.Shape[first] is not { } rows || x.Shape[first + 1] is not { } columns)
            throw call.Refuse("the sizes of its images must be known");
        if (rows < layer.Height || columns < layer.Width)
            return ImageNodes.Resized(ImageNodes.CropToRatio(x, layer.Height, layer.Width, layer.DataFormat), layer.Height, layer.Width,
                layer.DataFormat, "bilinear", false, x.Type);
        var (top, left) = ((rows - layer.Height) / 2, (columns - layer.Width) / 2);
        return x.Slice(first, top, top + layer.Height).Slice(first + 1, left, left + layer.Width);
    }
}

/// <summary>AutoContrast.</summary>
[ExportedAs("ReduceMin, ReduceMax, Mul, Add, Clip")]
internal sealed class AutoContrastExporter : ImageLayerExporter<AutoContrast>
{
    /// <inheritdoc/>
    protected override OnnxValue Transform(AutoContrast layer, LayerCall call, OnnxValue images)
    {
        var given = images.Cast(call.ComputeType);
        var x = Rescale(given, layer.ValueRange, (0, 255));
        var low = x.Min([1, 2], keepdims: true);
        var scale = 255.0 / (x.Max([1, 2], keepdims: true) - low);
        var stretched = Rescale(((x * scale) + (-low * scale)).Clip(0, 255), (0, 255), layer.ValueRange);
        return stretched.IsNaN().Where(given, stretched);
    }

    private static OnnxValue Rescale(OnnxValue x, (double Low, double High) from, (double Low, double High) to) =>
        from == to ? x : ((x - from.Low) / (from.High - from.Low) * (to.High - to.Low)) + to.Low;
}

/// <summary>Random layers of images, which change images in training only; most give them in the layer's type.</summary>
[ExportedAs("nothing, or Cast: images change in training only")]
internal sealed class RandomImageLayerExporter : ImageLayerExporter<RandomImageLayer>
{
    /// <inheritdoc/>
    protected override OnnxValue Transform(RandomImageLayer layer, LayerCall call, OnnxValue images) =>
        layer.KeepsType ? images : images.Cast(call.ComputeType);
}

/// <summary>Equalization, which changes images in training only.</summary>
[ExportedAs("nothing: images change in training only")]
internal sealed class EqualizationExporter : ImageLayerExporter<Equalization>
{
    /// <inheritdoc/>
    protected override OnnxValue Transform(Equalization layer, LayerCall call, OnnxValue images) => images;
}
