namespace KerasSharp.Layers;

/// <summary>Rectified linear unit with a slope below 0 that is learned: <c>x</c> above 0, <c>alpha · x</c> below.</summary>
/// <remarks>Input of any shape, output of the same. Weights: alpha, of the input's shape without the batch, 1 at shared axes.
/// Source: keras.layers.PReLU.</remarks>
/// <param name="alphaInitializer">Initializer of the slopes; null for zeros.</param>
/// <param name="alphaRegularizer">Penalty on the slopes.</param>
/// <param name="alphaConstraint">Projection of the slopes after each update.</param>
/// <param name="sharedAxes">The axes along which positions share a slope, such as [1, 2] for those of images; null for none.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class PReLU(
    Initializer? alphaInitializer = null, Regularizer? alphaRegularizer = null, Constraint? alphaConstraint = null, Axes? sharedAxes = null,
    string? name = null) : Layer(name)
{
    /// <summary>Initializer of the slopes.</summary>
    public Initializer AlphaInitializer { get; } = alphaInitializer ?? "zeros";

    /// <summary>The axes along which positions share a slope; null for none.</summary>
    public Axes? SharedAxes { get; } = sharedAxes is null ? null : Axes.Create([.. sharedAxes]);

    /// <summary>The slopes; null before the layer is built.</summary>
    public Variable? Alpha { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        new InputSpec(minNdim: 1).Check(input, 0, Name);
        var shared = SharedAxes?.Resolve(input.Rank, "sharedAxes", $"layer \"{Name}\"") ?? [];
        if (shared.Contains(0))
            throw new ArgumentException(
                $"`sharedAxes` of layer \"{Name}\" must not hold the batch axis. Received: sharedAxes={SharedAxes}", nameof(sharedAxes));
        var shape = shared.Aggregate(input, (sizes, axis) => sizes.With(axis, 1))[1..];
        if (!shape.IsKnown)
            throw new ArgumentException(
                $"The input of layer \"{Name}\" must have known sizes except along the batch and shared axes. Received: "
                + $"input_shape={input}", nameof(input));
        Alpha = AddWeight("alpha", shape, AlphaInitializer, regularizer: alphaRegularizer, constraint: alphaConstraint);
        var sizes = Enumerable.Range(1, input.Rank - 1).Where(axis => !shared.Contains(axis)).ToDictionary(
            axis => axis, axis => input[axis]!.Value);
        InputSpecs = [new InputSpec(ndim: input.Rank, axes: sizes)];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.relu() - (Alpha!.As(x.dtype) * x.neg().relu());
}
