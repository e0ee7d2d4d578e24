namespace KerasSharp.Layers;

/// <summary>Passes its input on and adds a penalty on it to the loss.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.ActivityRegularization.</remarks>
/// <param name="l1">Weight of the sum of absolute values.</param>
/// <param name="l2">Weight of the sum of squares.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class ActivityRegularization(double l1 = 0, double l2 = 0, string? name = null) : Layer(name)
{
    private readonly L1L2 _penalty = new(l1, l2);

    /// <summary>Weight of the sum of absolute values.</summary>
    public double L1 { get; } = l1;

    /// <summary>Weight of the sum of squares.</summary>
    public double L2 { get; } = l2;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        new InputSpec(minNdim: 1).Check(input, 0, Name);
        InputSpecs = [new InputSpec(minNdim: 1)];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        // As every penalty on an output: divided by the batch, so that it does not grow with it.
        AddLoss(_penalty.Apply(x) / x.shape[0]);
        return x;
    }
}
