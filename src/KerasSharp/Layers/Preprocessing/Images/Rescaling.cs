namespace KerasSharp.Layers;

/// <summary>Rescales values: <c>x · scale + offset</c>.</summary>
/// <remarks>Input of any shape, output of the same, in the layer's floating type also for integers: <c>new Rescaling(1.0 / 255)</c> brings
/// bytes into [0, 1]. Source: keras.layers.Rescaling.</remarks>
/// <param name="scale">The factor: a number, or an array that broadcasts with the input, one number a channel.</param>
/// <param name="offset">What is added; null for 0.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Rescaling(ArrayLike scale, ArrayLike? offset = null, string? name = null) : Layer(name)
{
    private readonly HostTensor _scale = new(scale);
    private readonly HostTensor _offset = new(offset ?? 0.0);

    /// <summary>The factor.</summary>
    public ArrayLike Scale => _scale.Value;

    /// <summary>What is added.</summary>
    public ArrayLike Offset => _offset.Value;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        foreach (var (argument, shape) in new[] { ("scale", ScaleShape()), ("offset", _offset.Shape) })
        {
            if (!Fits(shape, input))
                throw new ArgumentException(
                    $"`{argument}` of layer \"{Name}\" must broadcast to the input. Received: {argument} of shape {Shape.Of(shape)}, "
                    + $"input_shape={input}", nameof(input));
        }

        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.As(ComputingType);
        if (_scale.Number is { } factor && _offset.Number is { } sum)
            return sum == 0 ? x * factor : (x * factor).add(sum);
        return (x * _scale.On(x).reshape(ScaleShape())) + _offset.On(x);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _scale.Dispose();
            _offset.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Where channels come first, a scale for each channel is spread over the pixels behind it.</summary>
    private long[] ScaleShape()
    {
        var shape = _scale.Shape;
        return shape.Length is 1 or 2 && KerasConfig.ImageDataFormat == DataFormat.ChannelsFirst
            ? [.. shape, .. Enumerable.Repeat(1L, 3 - shape.Length)] : shape;
    }

    private static bool Fits(long[] shape, Shape input)
    {
        if (shape.Length > input.Rank)
            return false;
        for (var i = 1; i <= shape.Length; i++)
        {
            if (shape[^i] != 1 && input[^i] is { } size && size != shape[^i])
                return false;
        }

        return true;
    }
}
