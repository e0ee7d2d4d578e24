namespace KerasSharp.Layers;

/// <summary>Brings the bounding boxes of images to a fixed number: those too many are left out, missing ones filled in.</summary>
/// <remarks>Called on boxes (batch, n, 4) and their labels (batch, n), it gives (batch, maxNumber, 4) and (batch, maxNumber). Called on
/// images alone it gives them as they are. Source: keras.layers.MaxNumBoundingBoxes.</remarks>
/// <param name="maxNumber">The number of boxes.</param>
/// <param name="fillValue">The value of missing boxes and labels. Keras does not write it into the config.</param>
/// <param name="dataFormat">Where the channels of images stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="boundingBoxFormat">How boxes are given: "xyxy", "yxyx", "xywh", "center_xywh", "center_yxhw", "rel_xyxy", "rel_yxyx",
/// "rel_xywh" or "rel_center_xywh". It must be there for boxes.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">maxNumber is below 1, or there is no such format.</exception>
public sealed partial class MaxNumBoundingBoxes(
    int maxNumber, [NotInConfig] int fillValue = -1, [ConfigBefore("max_number")] DataFormat? dataFormat = null,
    [OmitIfNull, ConfigBefore("max_number")] string? boundingBoxFormat = null, string? name = null) : Layer(name)
{
    /// <summary>The number of boxes.</summary>
    public int MaxNumber { get; } = Guard.Positive(maxNumber);

    /// <summary>The value of missing boxes and labels.</summary>
    public int FillValue { get; } = fillValue;

    /// <summary>Where the channels of images stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    /// <summary>How boxes are given; null where there are none.</summary>
    public string? BoundingBoxFormat { get; } = BoxFormat.Check(boundingBoxFormat, nameof(boundingBoxFormat));

    /// <summary>Calls the layer on images with what goes with them: the boxes change, the rest stays.</summary>
    /// <param name="data">A batch of images and what goes with it.</param>
    /// <exception cref="ArgumentException">Boxes or their labels have not the shapes that the layer takes.</exception>
    public LabeledImages Apply(LabeledImages data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.BoundingBoxes is not { } given)
            return data;
        var fitted = Apply([given.Boxes, given.Labels]);
        return data with { BoundingBoxes = new(fitted[0], fitted[1]) };
    }

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        Check(inputs);
        return inputs is [var boxes, var labels] ? [boxes.With(1, MaxNumber), labels.With(1, MaxNumber)] : inputs;
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => Check(inputs);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        Check(Array.ConvertAll(inputs, input => Shape.Of(input.shape)));
        return inputs is [var boxes, var labels] ? [Fit(boxes), Fit(labels)] : inputs;
    }

    private Tensor Fit(Tensor x)
    {
        var count = Math.Min(x.shape[1], MaxNumber);
        var missing = MaxNumber - count;
        long[] pads = x.Dimensions == 3 ? [0, 0, 0, missing] : [0, missing];
        return missing == 0 ? x.narrow(1, 0, count) : nn.functional.pad(x, pads, PaddingModes.Constant, FillValue);
    }

    private void Check(Shape[] inputs)
    {
        if (inputs is [{ Rank: 3 or 4 }])
            return;
        if (inputs is not [{ Rank: 3 } boxes, { Rank: 2 } labels] || boxes[2] is not (null or 4) || !Agree(boxes[0], labels[0])
            || !Agree(boxes[1], labels[1]))
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" expects images, or boxes (batch, n, 4) and labels (batch, n). Received: "
                + $"[{string.Join(", ", inputs.AsEnumerable())}]", nameof(inputs));
        }

        if (BoundingBoxFormat is null)
            throw new ArgumentException(
                $"Layer \"{Name}\" was given bounding boxes but no `boundingBoxFormat`: pass one to its constructor, such as 'xyxy'.",
                nameof(inputs));
    }

    private static bool Agree(long? a, long? b) => a is null || b is null || a == b;
}
