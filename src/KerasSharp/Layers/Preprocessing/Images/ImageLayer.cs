using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the layers have in common that change images: one image, (height, width, channels), or a batch of them.</summary>
public abstract class ImageLayer : Layer
{
    private protected ImageLayer(DataFormat? dataFormat, string? name)
        : base(name)
    {
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        InputSpecs = [new InputSpec(minNdim: 3, maxNdim: 4)];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    internal override bool TrainingByDefault => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        InputSpecs![0].Check(input, 0, Name);
        return input;
    }

    /// <summary>The axis of the height, counted from the end.</summary>
    private protected int HeightAxis => DataFormat == DataFormat.ChannelsLast ? -3 : -2;

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
    protected sealed override Tensor Call(Tensor x, bool training) =>
        x.Dimensions == 4 ? Transform(x, training) : LeavesSingleImages ? Compute(x) : Transform(x.unsqueeze(0), training).squeeze(0);

    /// <summary>Whether one image alone stays as it is, without draws.</summary>
    private protected virtual bool LeavesSingleImages => false;

    /// <summary>The new images of a batch, with four axes.</summary>
    private protected abstract Tensor Transform(Tensor images, bool training);

    /// <summary>Draws from a generator what happens to a batch in training; the function does it to images of the batch's shape.</summary>
    /// <param name="images">The batch, with four axes, whose shape the draws have.</param>
    /// <param name="seeds">Where random amounts come from.</param>
    internal virtual Func<Tensor, Tensor> Plan(Tensor images, SeedGenerator seeds) => x => Transform(x, training: true);

    /// <summary>Both ends of a range of values, the lower first; (0, 255) by default.</summary>
    private protected static (double Low, double High) Sorted((double Low, double High)? range) =>
        range is not { } given ? (0, 255) : (Math.Min(given.Low, given.High), Math.Max(given.Low, given.High));

    /// <summary>Values of one range as those of another.</summary>
    private protected static Tensor Rescale(Tensor images, (double Low, double High) from, (double Low, double High) to, ScalarType type) =>
        from == to ? images : ((images.As(type) - from.Low) / (from.High - from.Low) * (to.High - to.Low)) + to.Low;
}
