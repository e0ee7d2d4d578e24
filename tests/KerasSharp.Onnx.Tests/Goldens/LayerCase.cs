using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>A recorded call of a layer: the layer as it was, and what it was called with.</summary>
internal sealed class LayerCase : IDisposable
{
    private static readonly string[] MaskNames = ["query_mask", "value_mask", "key_mask"];

    /// <summary>The layer of a case, in a policy of its own where one is named.</summary>
    public LayerCase(GoldenCase golden, DTypePolicy? policy = null)
    {
        Golden = golden;
        Layer = LayerState.Make(golden);
        if (policy is not null)
            ChangeDType(Layer, policy);
        (Inputs, Masks, Options) = Call(golden);
        LayerState.Prepare(Layer, golden, Inputs[..golden["inputs"].Items.Count()]);
    }

    /// <summary>The case.</summary>
    public GoldenCase Golden { get; }

    /// <summary>The layer, its weights those of the case.</summary>
    public Layer Layer { get; }

    /// <summary>What it is called on.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>A mask for each input.</summary>
    public Tensor?[] Masks { get; }

    /// <summary>The switches of the call.</summary>
    public Config? Options { get; }

    /// <summary>Whether the layer keeps its state, and so its batch.</summary>
    public bool IsStateful => Layer is RecurrentLayer { Stateful: true } or Bidirectional { ForwardLayer.Stateful: true };

    /// <summary>Whether a case is a call in training of a layer that does something else then: exported layers compute inference.</summary>
    public static bool IsTraining(GoldenCase golden) =>
        IsOfLabeledImages(golden) || (golden["call_kwargs"].Has("training") && golden["call_kwargs"]["training"].As<bool>()
        && golden["class_name"].As<string>() is not ("AutoContrast" or "ContrastLimitedAdaptiveHistogramEqualization"));

    /// <summary>Whether a case is a call on images with labels, boxes and masks, which prepares data for training: exported layers take
    /// images.</summary>
    public static bool IsOfLabeledImages(GoldenCase golden) => golden["call_style"].As<string>() == "labeled_images";

    /// <summary>Whether a case is of a layer that changes images at random.</summary>
    public static bool IsOfRandomImages(GoldenCase golden) =>
        typeof(Layer).Assembly.GetType($"{typeof(Layer).Namespace}.{golden["class_name"].As<string>()}")?.IsSubclassOf(
            typeof(RandomImageLayer)) == true;

    /// <summary>Inputs and masks under the names of the exported graph.</summary>
    public static Dictionary<string, Tensor> Named(Tensor[] inputs, Tensor?[] masks)
    {
        var named = inputs.Select((input, i) => (Key: $"x{i}", Value: input)).ToDictionary(pair => pair.Key, pair => pair.Value);
        for (var i = 0; i < masks.Length; i++)
        {
            if (masks[i] is { } mask)
                named[$"mask{i}"] = mask;
        }

        return named;
    }

    /// <summary>What the layer is called with.</summary>
    public (Tensor[] Inputs, Tensor?[] Masks, Config? Options) Call(GoldenNode call)
    {
        var arguments = call["call_kwargs"];
        var inputs = call["inputs"].Items.Select(input => input.AsTensor()).ToArray();
        Config? options = null;
        foreach (var option in Layer.CallOptions.Where(arguments.Has))
            (options ??= [])[option] = arguments[option].As<bool>();
        if (arguments.Has("attention_mask"))
            inputs = [inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1], arguments["attention_mask"].AsTensor()];
        if (arguments.Has("count_weights"))
            inputs = [.. inputs, arguments["count_weights"].AsTensor()];
        var masks = new Tensor?[inputs.Length];
        for (var i = 0; i < MaskNames.Length; i++)
        {
            // Keras's MultiHeadAttention takes the mask that the query carries, and not this argument.
            if (arguments.Has(MaskNames[i]) && !(i == 0 && Layer is MultiHeadAttention))
                masks[i] = arguments[MaskNames[i]].AsTensor();
        }

        if (arguments.Has("mask") && arguments["mask"].IsTensor)
            masks[0] = arguments["mask"].AsTensor();
        else if (arguments.Has("mask"))
            arguments["mask"].Items.Select(mask => mask.IsNull ? null : mask.AsTensor()).ToArray().CopyTo(masks, 0);
        return (inputs, masks, options);
    }

    /// <inheritdoc/>
    public void Dispose() => Layer.Dispose();

    private static void ChangeDType(Layer layer, DTypePolicy policy)
    {
        layer.ChangeDType(policy);
        foreach (var inner in layer.Sublayers)
            ChangeDType(inner, policy);
    }
}
