namespace KerasSharp.Layers;

/// <summary>What the layers have in common that change images: one image, (height, width, channels), or a batch of them.</summary>
public abstract partial class ImageLayer : Layer
{
    private readonly string? _boundingBoxFormat;

    private protected ImageLayer(DataFormat? dataFormat, string? name)
        : base(name)
    {
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        InputSpecs = [new InputSpec(minNdim: 3, maxNdim: 4)];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>How the boxes of <see cref="LabeledImages"/> are given: "xyxy" (left, top, right, bottom), "yxyx", "xywh", "center_xywh",
    /// "center_yxhw", or with "rel_" before one of the first four for shares of the image's width and height. It must be there for
    /// boxes.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public string? BoundingBoxFormat
    {
        get => _boundingBoxFormat;
        init => _boundingBoxFormat = BoxFormat.Check(value, nameof(BoundingBoxFormat));
    }

    /// <inheritdoc/>
    internal override bool TrainingByDefault => true;

    /// <inheritdoc/>
    private protected override void WriteCommon(Config config)
    {
        if (BoundingBoxFormat is not null)
            config["bounding_box_format"] = BoundingBoxFormat;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        InputSpecs![0].Check(input, 0, Name);
        return input;
    }

    /// <summary>The axis of the height, counted from the end.</summary>
    internal int HeightAxis => DataFormat == DataFormat.ChannelsLast ? -3 : -2;

    /// <summary>The height and width of images.</summary>
    private protected (long Height, long Width) SizeOf(Tensor images) => (images.size(HeightAxis), images.size(HeightAxis + 1));

    /// <summary>A shape with another height and width.</summary>
    private protected Shape Resized(Shape input, int height, int width)
    {
        InputSpecs![0].Check(input, 0, Name);
        var axis = input.Rank + HeightAxis;
        return input.With(axis, height).With(axis + 1, width);
    }

    /// <summary>Images in the policy's type of computation.</summary>
    private protected Tensor Compute(Tensor images) => images.As(ComputingType);

    /// <inheritdoc/>
    protected sealed override Tensor Call(Tensor x, bool training)
    {
        var single = x.Dimensions == 3;
        var images = single ? x.unsqueeze(0) : x;
        var change = single && LeavesSingleImages ? new ImageChange(Compute) : Change(images, training);
        var changed = change.Images(images);
        following?.Invoke(this, change, SizeOf(images), SizeOf(changed));
        return single ? changed.squeeze(0) : changed;
    }

    /// <summary>Whether the layer can be called on images with boxes.</summary>
    internal virtual bool TakesBoxes => true;

    /// <summary>Whether one image alone stays as it is, without draws.</summary>
    private protected virtual bool LeavesSingleImages => false;

    /// <summary>What a call does to a batch, with four axes; random amounts are drawn here.</summary>
    private protected abstract ImageChange Change(Tensor images, bool training);

    /// <summary>What a call in training does to a batch, drawn from a generator that may be another layer's.</summary>
    /// <param name="images">The batch, with four axes, whose shape the draws have.</param>
    /// <param name="seeds">Where random amounts come from.</param>
    internal virtual ImageChange Plan(Tensor images, SeedGenerator seeds) => Change(images, training: true);

    /// <summary>Both ends of a range of values, the lower first; (0, 255) by default.</summary>
    private protected static (double Low, double High) Sorted((double Low, double High)? range) =>
        range is not { } given ? (0, 255) : (Math.Min(given.Low, given.High), Math.Max(given.Low, given.High));

    /// <summary>Values of one range as those of another.</summary>
    private protected static Tensor Rescale(Tensor images, (double Low, double High) from, (double Low, double High) to, ScalarType type) =>
        from == to ? images : ((images.As(type) - from.Low) / (from.High - from.Low) * (to.High - to.Low)) + to.Low;
}
