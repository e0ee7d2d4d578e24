namespace KerasSharp.Layers;

/// <summary>A fully connected layer over any axes, as an Einstein sum says: <c>activation(einsum(equation, x, kernel) +
/// bias)</c>.</summary>
/// <remarks>Input, kernel and output have the axes that the equation names; in <c>...x,xy->...y</c> the points stand for any axes. Weights:
/// kernel, and with biasAxes a bias. Source: keras.layers.EinsumDense.</remarks>
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
/// <param name="gptqUnpackedColumnSize">The number of outputs of a kernel that was quantized by GPTQ, as files state it; null for as the
/// kernel says.</param>
/// <param name="quantizationConfig">How the weight is quantized, where the policy says that it is; null for as the mode does by
/// itself.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">The equation cannot be read; loraRank is given together with kernelConstraint.</exception>
public sealed partial class EinsumDense(
    string equation, [ConfigBefore("equation")] Shape outputShape, ActivationFunction? activation = null, string? biasAxes = null,
    Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null,
    [OmitIfNull] int? loraRank = null, [OmitIfNull] double? loraAlpha = null, [OmitIfNull] int? gptqUnpackedColumnSize = null,
    [ConfigBefore("lora_rank")] QuantizationConfig? quantizationConfig = null,
    [ConfigBefore("kernel_constraint")] Regularizer? activityRegularizer = null,
    string? name = null) : Layer(name, activityRegularizer), ICalibratedLayer
{
    private readonly EinsumEquation _equation = new(equation);
    private readonly LayerKernel _kernel = new(new(loraRank, loraAlpha, kernelConstraint), quantizationConfig);

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
    public int? LoraRank => _kernel.Lora.Rank;

    /// <summary>The change is scaled by this, divided by the rank.</summary>
    public double? LoraAlpha => _kernel.Lora.Alpha;

    /// <summary>How the kernel was or will be quantized; null for as the policy says alone.</summary>
    public QuantizationConfig? QuantizationConfig => _kernel.Config;

    /// <summary>The number of outputs of a kernel that was quantized by GPTQ; null for another kernel.</summary>
    public int? GptqUnpackedColumnSize => QuantizationMode == KerasSharp.QuantizationMode.Gptq && _kernel.Product is { } product
        ? (int)product.CalibrationMatrix.Columns : gptqUnpackedColumnSize;

    /// <summary>The kernel, or what is stored for it where it is quantized; null before the layer is built.</summary>
    public Variable? Kernel => _kernel.Variable;

    /// <summary>The bias; null without.</summary>
    public Variable? Bias { get; private set; }

    /// <summary>As in Keras, files hold the weight with its change of low rank added.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables => _kernel.Stored(Bias, base.StoredVariables);

    /// <summary>Freezes the kernel and trains a change of low rank to it from now on (LoRA).</summary>
    /// <param name="rank">The change's rank; at least 1.</param>
    /// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
    /// <param name="aInitializer">Initializer of the first factor; null for he_uniform.</param>
    /// <param name="bInitializer">Makes the second factor; null for zeros.</param>
    /// <exception cref="InvalidOperationException">The layer is not built, or has such a change already.</exception>
    /// <exception cref="ArgumentException">The kernel has a constraint.</exception>
    public void EnableLora(int rank, double? alpha = null, Initializer? aInitializer = null, Initializer? bInitializer = null) =>
        _kernel.EnableLora(this, rank, alpha, aInitializer, bInitializer);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _equation.Output(input, OutputShape, Name);

    internal override void OnLoaded() => _kernel.Lora.Reset();

    /// <inheritdoc/>
    internal override bool CanQuantize(QuantizationMode mode) => mode != KerasSharp.QuantizationMode.Ternary;

    /// <inheritdoc/>
    private protected override void Quantize(QuantizationConfig config, DTypePolicy policy) =>
        _kernel.Quantize(this, config, policy, RemoveWeight);

    /// <inheritdoc/>
    LayerKernel ICalibratedLayer.Weight => _kernel;

    /// <inheritdoc/>
    void ICalibratedLayer.Calibrate(CalibratedConfig config, DTypePolicy policy, Func<CalibratedKernel, Tensor[]> values) =>
        _kernel.Calibrate(this, config, policy, values, RemoveWeight);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var output = _equation.Output(input, OutputShape, Name);
        var (shape, inputs, outputs) = _equation.Kernel(input, output, Name);
        var initializer = KernelInitializer is ScaledInitializer scaled ? scaled.WithAxes(inputs, outputs) : KernelInitializer;
        _kernel.Build(this, new EinsumProduct(_equation, shape.ToArray(), input.Rank, Name), kernelRegularizer,
            () => AddWeight("kernel", shape, initializer, regularizer: kernelRegularizer, constraint: kernelConstraint));
        if (gptqUnpackedColumnSize is { } columns && GptqUnpackedColumnSize != columns)
            throw new ArgumentException($"Layer \"{Name}\": `gptqUnpackedColumnSize` must be the kernel's number of outputs, "
                + $"{GptqUnpackedColumnSize}. Received: gptqUnpackedColumnSize={columns}", nameof(gptqUnpackedColumnSize));
        if (BiasAxes is not null)
            Bias = AddWeight(
                "bias", _equation.Bias(BiasAxes, output, Name), BiasInitializer, regularizer: biasRegularizer, constraint: biasConstraint);
        InputSpecs = [new InputSpec(ndim: input.Rank)];
        _kernel.BuildLora(this);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        _kernel.Observer?.Invoke(x);
        var y = _kernel.IsQuantized
            ? _kernel.Multiply(x, Bias, training)
            : _equation.Multiply(x, _kernel.Weight(x.dtype), Bias?.As(x.dtype), BiasAxes is not null && _equation.IsFullBias(BiasAxes),
                Name);
        return Activation.Apply(y);
    }
}
