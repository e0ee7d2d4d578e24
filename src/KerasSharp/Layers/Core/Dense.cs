using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>Fully connected layer: <c>activation(x · kernel + bias)</c>.</summary>
/// <remarks>Input (batch, …, d), output (batch, …, units). Weights: kernel (d, units), bias (units). Source: keras.layers.Dense.</remarks>
/// <param name="units">Size of the output's last axis; at least 1.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Makes the first kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Makes the first bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units is below 1.</exception>
public sealed partial class Dense(
    int units,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null,
    [NotInConfig] Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null,
    string? name = null) : Layer(name, activityRegularizer)
{
    /// <summary>Size of the output's last axis.</summary>
    public int Units { get; } = Guard.Positive(units);

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; } = activation ?? "linear";

    /// <summary>Makes the first kernel.</summary>
    public Initializer KernelInitializer { get; } = kernelInitializer ?? "glorot_uniform";

    /// <summary>Makes the first bias.</summary>
    public Initializer BiasInitializer { get; } = biasInitializer ?? "zeros";

    /// <summary>The kernel, (d, units); null before the layer is built.</summary>
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
            throw new ArgumentException($"Input 0 of layer \"{Name}\" is incompatible with the layer: expected min_ndim=2, found ndim={input.Rank}. Full shape received: {input}");
        var size = input[^1] ?? throw new ArgumentException($"The last axis of the input of layer \"{Name}\" must be known. Received: input_shape={input}");
        Kernel = AddWeight("kernel", [size, Units], KernelInitializer, regularizer: kernelRegularizer, constraint: kernelConstraint);
        if (useBias)
            Bias = AddWeight("bias", [Units], BiasInitializer, regularizer: biasRegularizer, constraint: biasConstraint);
        InputSpecs = [new InputSpec(minNdim: 2, axes: new Dictionary<int, long> { [-1] = size })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(DType.ComputeDType);
        var kernel = Kernel!.As(x.dtype);
        var y = Bias is null ? x.matmul(kernel) : x.Dimensions == 2 ? addmm(Bias.As(x.dtype), x, kernel, 1, 1) : x.matmul(kernel) + Bias.As(x.dtype);
        return Activation.Apply(y);
    }
}
