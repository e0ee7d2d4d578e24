namespace KerasSharp.Layers;

/// <summary>Turns values into probabilities along an axis: <c>eˣ / Σ eˣ</c>. Masked values get 0.</summary>
/// <remarks>Input of any shape, output of the same. A mask is one value for each of the input's, or broadcasts to them.
/// Source: keras.layers.Softmax.</remarks>
/// <param name="axis">The axis or axes along which the result sums to 1; null for the last.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Softmax(Axes? axis = null, string? name = null) : Layer(name)
{
    /// <summary>The axis or axes along which the result sums to 1.</summary>
    public Axes Axis { get; } = axis ?? -1;

    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        Axis.Resolve(input.Rank, "axis", $"layer \"{Name}\"");
        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, CallContext context)
    {
        if (context.Mask is not { } mask)
            return Activations.Softmax.Compute(x, Axis);
        CheckMask(mask.shape, x.shape);
        var hidden = mask.dtype == ScalarType.Bool ? mask.logical_not() : mask.le(0.5);
        var y = Activations.Softmax.Compute(x.masked_fill(hidden, x.dtype == ScalarType.Float16 ? -3e4 : -1e9), Axis);
        // Where all is masked the softmax is uniform, not 0.
        return y.masked_fill(hidden, 0);
    }

    private void CheckMask(long[] mask, long[] x)
    {
        var fits = mask.Length <= x.Length && mask.Reverse().Zip(x.Reverse()).All(pair => pair.First == 1 || pair.First == pair.Second);
        if (!fits)
        {
            throw new ArgumentException(
                $"The mask of layer \"{Name}\" must be broadcastable to the inputs. Received: mask.shape={Shape.Of(mask)}, "
                + $"inputs.shape={Shape.Of(x)}", nameof(mask));
        }
    }
}
