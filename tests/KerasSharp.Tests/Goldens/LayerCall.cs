namespace KerasSharp.Tests.Goldens;

/// <summary>Calls a layer as a reference case says.</summary>
internal static class LayerCall
{
    private const string AttentionMask = "attention_mask";
    private static readonly string[] MaskNames = ["query_mask", "value_mask", "key_mask"];

    /// <summary>Ways of calling beyond tensors and masks, by class and call style; each gives the outputs in the reference's
    /// order.</summary>
    private static readonly Dictionary<string, Func<Layer, Tensor[], GoldenNode, LayerOutput>> Special = new()
    {
        ["CategoryEncoding"] = EncodeCategories,
        ["labeled_images"] = ChangeLabeledImages,
    };

    /// <summary>The outputs and their masks.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="golden">The case, for class and call style.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="arguments">The call's further arguments.</param>
    public static LayerOutput Run(Layer layer, GoldenCase golden, Tensor[] inputs, GoldenNode arguments)
    {
        var style = golden["call_style"].As<string>();
        if (Special.TryGetValue(golden["class_name"].As<string>(), out var special) || Special.TryGetValue(style, out special))
            return special(layer, inputs, arguments);
        Assert.True(
            style is "single" or "list" or "args" or "cell" or "initial_state" or "stacked_cells"
            or "bounding_boxes", $"{golden.Id}: the runner does not know the call style '{style}' of {layer.GetType().Name}.");
        arguments.RefuseUnknown(["training", "mask", .. layer.CallOptions, .. MaskNames, AttentionMask]);
        Config? options = null;
        foreach (var option in layer.CallOptions.Where(arguments.Has))
            (options ??= [])[option] = arguments[option].As<bool>();
        if (arguments.Has(AttentionMask))
            inputs = [inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1], arguments[AttentionMask].AsTensor()];
        return LayerOutput.Of(
            layer, inputs, Masks(layer, arguments, inputs.Length), arguments.Has("training") ? Flag(arguments, "training") : null, options);
    }

    /// <summary>A flag of the call; false where it is missing.</summary>
    public static bool Flag(GoldenNode arguments, string name) => arguments.Has(name) && arguments[name].As<bool>();

    private static LayerOutput EncodeCategories(Layer layer, Tensor[] inputs, GoldenNode arguments)
    {
        arguments.RefuseUnknown("training", "count_weights");
        var x = Assert.Single(inputs);
        return new LayerOutput(
            [arguments.Tensor("count_weights") is { } weights ? ((CategoryEncoding)layer).Apply(x, weights) : layer.Apply(x)], [null]);
    }

    private static LayerOutput ChangeLabeledImages(Layer layer, Tensor[] inputs, GoldenNode arguments)
    {
        arguments.RefuseUnknown("training", "data");
        var names = arguments["data"].Items.Select(name => name.As<string>()).ToArray();
        var given = names.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second);
        var data = new LabeledImages(given["images"])
        {
            Labels = given.GetValueOrDefault("labels"),
            BoundingBoxes = given.TryGetValue("boxes", out var boxes) ? new(boxes, given["box_labels"]) : null,
            SegmentationMasks = given.GetValueOrDefault("segmentation_masks"),
        };
        var changed = ((ImageLayer)layer).Apply(data, Flag(arguments, "training"));
        Tensor[] outputs = [.. names.Select(name => name switch
        {
            "images" => changed.Images,
            "labels" => changed.Labels!,
            "boxes" => changed.BoundingBoxes!.Boxes,
            "box_labels" => changed.BoundingBoxes!.Labels,
            _ => changed.SegmentationMasks!,
        })];
        return new LayerOutput(outputs, new Tensor?[outputs.Length]);
    }

    private static Tensor?[] Masks(Layer layer, GoldenNode arguments, int count)
    {
        var masks = new Tensor?[count];
        for (var i = 0; i < MaskNames.Length; i++)
        {
            // Keras's MultiHeadAttention takes the mask that the query carries, and not this argument.
            if (arguments.Has(MaskNames[i]) && !(i == 0 && layer is MultiHeadAttention))
                masks[i] = arguments[MaskNames[i]].AsTensor();
        }

        if (!arguments.Has("mask"))
            return masks;
        if (arguments["mask"].IsTensor)
            masks[0] = arguments["mask"].AsTensor();
        else
            arguments["mask"].Items.Select(mask => mask.IsNull ? null : mask.AsTensor()).ToArray().CopyTo(masks, 0);
        return masks;
    }
}
