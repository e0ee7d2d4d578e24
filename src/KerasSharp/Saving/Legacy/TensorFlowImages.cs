namespace KerasSharp.Saving.Legacy;

/// <summary>TensorFlow's and the Keras backend's functions on images.</summary>
internal static class TensorFlowImages
{
    /// <summary>The operation or layer of a function; null where it is none of these.</summary>
    public static Config? TryConvert(string function, string name, LegacyCall call) => function switch
    {
        "image.resize" or "image.resize_bilinear" or "image.resize_nearest_neighbor" => Resize(function, name, call),
        "image.rgb_to_grayscale" => OperationConfig.Of("RGBToGrayscale", name, new([call.Argument(0, "images")], [])),
        "resize_images" => OperationConfig.Layer("UpSampling2D", name, call.Argument(0, "x"), new()
        {
            { "size", new List<object?> { call.Argument(1, "height_factor"), call.Argument(2, "width_factor") } },
                { "data_format", call.Argument(3, "data_format") },
            { "interpolation", call.Argument(4, "interpolation") ?? "nearest" },
        }),
        "spatial_2d_padding" => OperationConfig.Layer("ZeroPadding2D", name, call.Argument(0, "x"), new()
        {
            { "padding", call.Argument(1, "padding") ?? 1L }, { "data_format", call.Argument(2, "data_format") },
        }),
        _ => null,
    };

    private static Config Resize(string function, string name, LegacyCall call)
    {
        var method =
            function switch
            {
                "image.resize_bilinear" => "bilinear",
                "image.resize_nearest_neighbor" => "nearest",
                _ => call.Argument(
            2, "method") as string ?? "bilinear"
            };
        if (call.Named.Find("preserve_aspect_ratio") is true || call.Named.Find("align_corners") is true)
            throw TensorFlowCall.Refuse(name, function, "it preserves the ratio of the sides or aligns corners");
        var size = call.Argument(1, "size");
        if (OperationConfig.HoldsTensor(size))
            throw TensorFlowCall.Refuse(name, function, "its size is computed from a tensor");
        return OperationConfig.Of("Resize", name, new([call.Argument(0, "images")], []), new()
        {
            { "size", size }, { "interpolation", method }, { "antialias", call.Named.Find("antialias") is true },
        });
    }
}
