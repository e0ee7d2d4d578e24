namespace KerasSharp.Layers;

/// <summary>Divides the values of each row along some axes by the root of their mean square.</summary>
/// <remarks>Input of any shape, output of the same. Weights: scale, of the sizes of the axes.
/// Source: keras.layers.RMSNormalization.</remarks>
/// <param name="axis">The axis or axes over which a row is normalised; null for the last.</param>
/// <param name="epsilon">Added to the mean square.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class RMSNormalization(Axes? axis = null, double epsilon = 1e-6, string? name = null) : Layer(name)
{
    private NormalizationAxes? _axes;

    /// <summary>The axis or axes over which a row is normalised.</summary>
    public Axes Axis { get; } = axis ?? -1;

    /// <summary>Added to the mean square.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>The factor; null before the layer is built.</summary>
    public Variable? Scale { get; private set; }

    internal override TorchLayout? TorchLayout => Layers.TorchLayout.Same("weight");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        Axis.Resolve(input.Rank, "axis", $"layer \"{Name}\"");
        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        _axes = new NormalizationAxes(Axis, input, Name);
        Scale = AddWeight("scale", _axes.Sizes, "ones");
        InputSpecs = [_axes.Spec];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var input = NormalizationAxes.AtLeastSingle(x);
        var factor = (input.square().mean(_axes!.Positions, keepdim: true) + Epsilon).rsqrt();
        return (input * factor * Scale!.As(input.dtype).view(_axes.Broadcast)).As(ComputingType);
    }
}
