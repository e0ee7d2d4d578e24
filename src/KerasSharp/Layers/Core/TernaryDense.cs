namespace KerasSharp.Layers;

/// <summary>Fully connected layer whose kernel counts as −1, 0 or 1 (BitNet b1.58).</summary>
/// <remarks>Input (batch, …, d), output (batch, …, units). Weights: kernel (d, units), bias (units). The gradient goes to the kernel as if
/// it had not been rounded; without a threshold the product is scaled by the mean of |kernel|. Source: keras.layers.TernaryDense.</remarks>
/// <param name="units">Size of the output's last axis; at least 1.</param>
/// <param name="threshold">Values of the kernel up to this count as 0; null for half the mean of |kernel| at each call.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units is below 1, or threshold below 0.</exception>
public sealed partial class TernaryDense(
    AxisSize units, double? threshold = null, ActivationFunction? activation = null, bool useBias = true,
    Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null, string? name = null) : Layer(name, activityRegularizer)
{
    /// <summary>Size of the output's last axis.</summary>
    public int Units { get; } = Guard.Positive(units);

    /// <summary>Values of the kernel up to this count as 0; null for half the mean of |kernel|.</summary>
    public double? Threshold { get; } = threshold is null ? null : Guard.NotNegative(threshold.Value, nameof(threshold));

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; } = activation ?? "linear";

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; } = useBias;

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; } = kernelInitializer ?? "glorot_uniform";

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer { get; } = biasInitializer ?? "zeros";

    /// <summary>The kernel before it is rounded, (d, units); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>The bias, (units); null without.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input.WithLast(Units);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        if (input.Rank < 2)
            throw new ArgumentException(
                $"Input 0 of layer \"{Name}\" is incompatible with the layer: expected min_ndim=2, found ndim={input.Rank}. Full shape "
                + $"received: {input}");
        var size = input[^1] ?? throw new ArgumentException(
            $"The last axis of the input of layer \"{Name}\" must be known. Received: input_shape={input}");
        Kernel = AddWeight("kernel", [size, Units], KernelInitializer, regularizer: kernelRegularizer, constraint: kernelConstraint);
        if (UseBias)
            Bias = AddWeight("bias", [Units], BiasInitializer, regularizer: biasRegularizer, constraint: biasConstraint);
        InputSpecs = [new InputSpec(minNdim: 2, axes: new Dictionary<int, long> { [-1] = size })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        var kernel = Kernel!.As(x.dtype);
        var size = kernel.abs();
        var mean = Threshold is null ? size.mean() : null;
        var above = mean is null ? size.gt(Threshold!.Value) : size.gt(mean * 0.5);
        var ternary = kernel.sign() * above.to_type(kernel.dtype);
        var y = x.MatMul(kernel + (ternary - kernel).detach());
        if (mean is not null)
            y = y * mean;
        return Activation.Apply(Bias is null ? y : y + Bias.As(x.dtype));
    }
}
