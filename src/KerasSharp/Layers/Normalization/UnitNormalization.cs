namespace KerasSharp.Layers;

/// <summary>Brings the vectors along some axes to length 1; a vector of zeros stays.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.UnitNormalization.</remarks>
/// <param name="axis">The axis or axes along which a vector lies; null for the last.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class UnitNormalization(Axes? axis = null, string? name = null) : Layer(name)
{
    private const double LeastSquare = 1e-24;

    /// <summary>The axis or axes along which a vector lies.</summary>
    public Axes Axis { get; } = axis ?? -1;

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
    protected override Tensor Call(Tensor x, bool training)
    {
        long[] axes = [.. Axis.Select(axis => (long)axis)];
        var wide = x.Wide();
        return (wide * wide.square().sum(axes, keepdim: true).clamp_min(LeastSquare).rsqrt()).As(x.dtype);
    }
}
