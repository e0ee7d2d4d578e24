using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>
/// A fully connected layer over any axes, as an Einstein sum says: <c>activation(einsum(equation, x, kernel) + bias)</c>.
/// </summary>
/// <remarks>
/// Input, kernel and output have the axes that the equation names; in <c>...x,xy->...y</c> the points stand for any axes. Weights: kernel,
/// and with biasAxes a bias. Source: keras.layers.EinsumDense.
/// </remarks>
/// <param name="equation">The axes of input and kernel, and those of the output, such as <c>abc,cd->abd</c>.</param>
/// <param name="outputShape">The output's sizes behind the batch and behind the points; null sizes are those of the input.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="biasAxes">The output's axes that have a bias, such as <c>d</c>; null for no bias.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="loraRank">Rank of a trainable change to the kernel, which itself is frozen then (LoRA); null for none.</param>
/// <param name="loraAlpha">The change is scaled by loraAlpha / loraRank; null for loraRank.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">The equation cannot be read; loraRank is given together with kernelConstraint.</exception>
[ConfigConstant("quantization_config", null, Before = "lora_rank")]
public sealed partial class EinsumDense(
    string equation,
    [ConfigBefore("equation")] Shape outputShape,
    ActivationFunction? activation = null,
    string? biasAxes = null,
    Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null,
    [OmitIfNull] int? loraRank = null,
    [OmitIfNull] double? loraAlpha = null,
    [ConfigBefore("kernel_constraint")] Regularizer? activityRegularizer = null,
    string? name = null) : Layer(name, activityRegularizer)
{
    private readonly EinsumEquation _equation = new(equation);
    private readonly LowRankUpdate _lora = new(loraRank, loraAlpha, kernelConstraint);

    /// <summary>The axes of input, kernel and output.</summary>
    public string Equation { get; } = equation;

    /// <summary>The output's sizes behind the batch.</summary>
    public Shape OutputShape { get; } = outputShape;

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; } = activation ?? "linear";

    /// <summary>The output's axes that have a bias; null for none.</summary>
    public string? BiasAxes { get; } = string.IsNullOrEmpty(biasAxes) ? null : biasAxes;

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; } = kernelInitializer ?? "glorot_uniform";

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer { get; } = biasInitializer ?? "zeros";

    /// <summary>Rank of the trainable change to the frozen kernel; null for none.</summary>
    public int? LoraRank => _lora.Rank;

    /// <summary>The change is scaled by this, divided by the rank.</summary>
    public double? LoraAlpha => _lora.Alpha;

    /// <summary>The kernel; null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>The bias; null without.</summary>
    public Variable? Bias { get; private set; }

    /// <summary>As in Keras, files hold the weight with its change of low rank added.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables => _lora.Stored(base.StoredVariables);

    /// <summary>Freezes the kernel and trains a change of low rank to it from now on (LoRA).</summary>
    /// <param name="rank">The change's rank; at least 1.</param>
    /// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
    /// <param name="aInitializer">Initializer of the first factor; null for he_uniform.</param>
    /// <param name="bInitializer">Makes the second factor; null for zeros.</param>
    /// <exception cref="InvalidOperationException">The layer is not built, or has such a change already.</exception>
    /// <exception cref="ArgumentException">The kernel has a constraint.</exception>
    public void EnableLora(int rank, double? alpha = null, Initializer? aInitializer = null, Initializer? bInitializer = null) =>
        _lora.Enable(this, rank, alpha, aInitializer, bInitializer);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _equation.Output(input, OutputShape, Name);

    internal override void OnLoaded() => _lora.Reset();

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var output = _equation.Output(input, OutputShape, Name);
        var (shape, inputs, outputs) = _equation.Kernel(input, output, Name);
        var initializer = KernelInitializer is ScaledInitializer scaled ? scaled.WithAxes(inputs, outputs) : KernelInitializer;
        Kernel = AddWeight("kernel", shape, initializer, regularizer: kernelRegularizer, constraint: kernelConstraint);
        if (BiasAxes is not null)
            Bias = AddWeight(
                "bias", _equation.Bias(BiasAxes, output, Name), BiasInitializer, regularizer: biasRegularizer, constraint: biasConstraint);
        InputSpecs = [new InputSpec(ndim: input.Rank)];
        _lora.Build(this, Kernel, kernelRegularizer);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        var kernel = _lora.Weight(x.dtype);
        return Activation.Apply(_equation.Contracted is var contracted and > 0 ? Product(x, kernel, contracted) : Sum(x, kernel));
    }

    private Tensor Sum(Tensor x, Tensor kernel)
    {
        var y = einsum(Equation, x, kernel);
        return Bias is null ? y : y + Bias.As(x.dtype);
    }

    /// <summary>The sum as one product of matrices, the bias in it where it can be.</summary>
    private Tensor Product(Tensor x, Tensor kernel, int contracted)
    {
        long[] output = [.. x.ToSizes()[..^contracted], .. kernel.ToSizes()[contracted..]];
        var width = kernel.ToSizes()[..contracted].Aggregate(1L, (product, size) => product * size);
        var inner = x.ToSizes()[^contracted..];
        if (!inner.AsSpan().SequenceEqual(kernel.ToSizes().AsSpan(0, contracted)))
        {
            throw new ArgumentException(
                $"Input 0 of layer \"{Name}\" is incompatible with the layer: its last axes must have the sizes "
                + $"{Shape.Of(kernel.ToSizes()[..contracted])}. Full shape received: {Shape.Of(x.ToSizes())}", nameof(x));
        }

        var rows = x.reshape(x.numel() / Math.Max(1, width), width);
        var matrix = kernel.reshape(width, kernel.numel() / Math.Max(1, width));
        if (Bias is not null && _equation.IsFullBias(BiasAxes!))
            return addmm(Bias.As(x.dtype).reshape(-1), rows, matrix, 1, 1).reshape(output);
        var y = rows.mm(matrix).reshape(output);
        return Bias is null ? y : y + Bias.As(x.dtype);
    }
}
