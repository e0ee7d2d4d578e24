namespace KerasSharp.Layers;

/// <summary>Fully connected layer: <c>activation(x · kernel + bias)</c>.</summary>
/// <remarks>Input (batch, …, d), output (batch, …, units). Weights: kernel (d, units), bias (units). Source: keras.layers.Dense.</remarks>
/// <param name="units">Size of the output's last axis; at least 1.</param>
/// <param name="activation">Applied to the output; null for none.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="loraRank">Rank of a trainable change to the kernel, which itself is frozen then (LoRA); null for none.</param>
/// <param name="loraAlpha">The change is scaled by loraAlpha / loraRank; null for loraRank.</param>
/// <param name="quantizationConfig">How the weight is quantized, where the policy says that it is; null for as the mode does by
/// itself.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">units or loraRank is below 1.</exception>
/// <exception cref="ArgumentException">loraRank is given together with kernelConstraint.</exception>
public sealed partial class Dense(
    AxisSize units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null,
    [NotInConfig] Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null,
    [OmitIfNull] int? loraRank = null, [OmitIfNull] double? loraAlpha = null,
    [ConfigBefore("lora_rank")] QuantizationConfig? quantizationConfig = null,
    string? name = null) : Layer(name, activityRegularizer), ICalibratedLayer
{
    private readonly LayerKernel _kernel = new(new(loraRank, loraAlpha, kernelConstraint), quantizationConfig);

    /// <summary>Size of the output's last axis.</summary>
    public int Units { get; } = Guard.Positive(units);

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; } = activation ?? "linear";

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; } = useBias;

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

    /// <summary>The kernel, (d, units), or what is stored for it where it is quantized; null before the layer is built.</summary>
    public Variable? Kernel => _kernel.Variable;

    /// <summary>The bias, (units); null without.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <summary>As in Keras, files hold the weight with its change of low rank added.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables => _kernel.Stored(Bias, base.StoredVariables);

    internal override TorchLayout? TorchLayout => _kernel.IsQuantized ? null : Layers.TorchLayout.Turned(UseBias, spatialAxes: 0);

    /// <summary>Freezes the kernel and trains a change of low rank to it from now on (LoRA).</summary>
    /// <param name="rank">The change's rank; at least 1.</param>
    /// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
    /// <param name="aInitializer">Initializer of the first factor; null for he_uniform.</param>
    /// <param name="bInitializer">Makes the second factor; null for zeros.</param>
    /// <exception cref="InvalidOperationException">The layer is not built, or has such a change already.</exception>
    /// <exception cref="ArgumentException">The kernel has a constraint.</exception>
    public void EnableLora(int rank, double? alpha = null, Initializer? aInitializer = null, Initializer? bInitializer = null) =>
        _kernel.EnableLora(this, rank, alpha, aInitializer, bInitializer);

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input.WithLast(Units);

    internal override void OnLoaded() => _kernel.Lora.Reset();

    /// <inheritdoc/>
    internal override bool CanQuantize(QuantizationMode mode) => true;

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
        if (input.Rank < 2)
            throw new ArgumentException(
                $"Input 0 of layer \"{Name}\" is incompatible with the layer: expected min_ndim=2, found ndim={input.Rank}. Full shape "
                + $"received: {input}");
        var size = input[^1] ?? throw new ArgumentException(
            $"The last axis of the input of layer \"{Name}\" must be known. Received: input_shape={input}");
        _kernel.Build(this, new DenseProduct([size, Units]), kernelRegularizer,
            () => AddWeight("kernel", [size, Units], KernelInitializer, regularizer: kernelRegularizer, constraint: kernelConstraint));
        if (UseBias)
            Bias = AddWeight("bias", [Units], BiasInitializer, regularizer: biasRegularizer, constraint: biasConstraint);
        _kernel.BuildLora(this);
        InputSpecs = [new InputSpec(minNdim: 2, axes: new Dictionary<int, long> { [-1] = size })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        _kernel.Observer?.Invoke(x);
        if (_kernel.IsQuantized)
            return Activation.Apply(_kernel.Multiply(x, Bias, training));
        var kernel = _kernel.Weight(x.dtype);
        var y = Bias is null ? x.MatMul(kernel) : x.Dimensions == 2 ? addmm(Bias.As(x.dtype), x, kernel, 1, 1)
            : nn.functional.linear(x, kernel.t(), Bias.As(x.dtype));
        using var memory = CallState.Overwriting(y);
        return Activation.Apply(y);
    }
}
