namespace KerasSharp.Layers;

/// <summary>Turns indices into vectors that are learned.</summary>
/// <remarks>Input (batch, …) of integers in [0, inputDim), output (batch, …, outputDim). On the CPU other integers are refused; elsewhere,
/// where looking would make the host wait, they give vectors of NaN. Weights: embeddings (inputDim, outputDim). With maskZero the output
/// carries the mask <c>input != 0</c>. Source: keras.layers.Embedding.</remarks>
/// <param name="inputDim">Number of indices, the greatest one plus 1; at least 1.</param>
/// <param name="outputDim">Size of a vector; at least 1.</param>
/// <param name="embeddingsInitializer">Initializer of the vectors; null for uniform.</param>
/// <param name="embeddingsRegularizer">Penalty on the vectors.</param>
/// <param name="embeddingsConstraint">Projection of the vectors after each update.</param>
/// <param name="maskZero">Whether index 0 is padding that the layers after shall leave out.</param>
/// <param name="weights">The first vectors themselves, (inputDim, outputDim); null to have them made.</param>
/// <param name="loraRank">Rank of a trainable change to the vectors, which themselves are frozen then (LoRA); null for none.</param>
/// <param name="loraAlpha">The change is scaled by loraAlpha / loraRank; null for loraRank.</param>
/// <param name="quantizationConfig">How the vectors are quantized, where the policy says that they are; null for as the mode does by
/// itself.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">inputDim, outputDim or loraRank is below 1.</exception>
/// <exception cref="ArgumentException">weights has another shape; loraRank is given together with embeddingsConstraint.</exception>
public sealed partial class Embedding(
    AxisSize inputDim, AxisSize outputDim, Initializer? embeddingsInitializer = null, Regularizer? embeddingsRegularizer = null,
    Constraint? embeddingsConstraint = null, bool maskZero = false, ArrayLike? weights = null, [OmitIfNull] int? loraRank = null,
    [OmitIfNull] double? loraAlpha = null, [ConfigBefore("lora_rank")] QuantizationConfig? quantizationConfig = null,
    [ConfigBefore("embeddings_constraint")] Regularizer? activityRegularizer = null, string? name = null) : Layer(name, activityRegularizer)
{
    private ArrayLike? _given = weights;
    private readonly LowRankUpdate _lora = new(loraRank, loraAlpha, embeddingsConstraint);
    private readonly LayerTable _table = new(quantizationConfig, inputDim, outputDim);

    /// <summary>Number of indices.</summary>
    public int InputDim { get; } = Guard.Positive(inputDim);

    /// <summary>Size of a vector.</summary>
    public int OutputDim { get; } = Guard.Positive(outputDim);

    /// <summary>Initializer of the vectors.</summary>
    public Initializer EmbeddingsInitializer { get; } = embeddingsInitializer ?? "uniform";

    /// <summary>Whether index 0 is padding.</summary>
    public bool MaskZero { get; } = maskZero;

    /// <summary>Rank of the trainable change to the frozen vectors; null for none.</summary>
    public int? LoraRank => _lora.Rank;

    /// <summary>The change is scaled by this, divided by the rank.</summary>
    public double? LoraAlpha => _lora.Alpha;

    /// <summary>How the vectors were or will be quantized; null for as the policy says alone.</summary>
    public QuantizationConfig? QuantizationConfig => _table.Config;

    /// <summary>The vectors, (inputDim, outputDim), or what is stored for them where they are quantized; null before the layer is
    /// built.</summary>
    public Variable? Embeddings => _table.Variable;

    /// <inheritdoc/>
    public override bool SupportsMasking => MaskZero;

    /// <summary>As in Keras, files hold the weight with its change of low rank added.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables =>
        _table.Quantized is null ? _lora.Stored(base.StoredVariables) : _table.Stored(this, _lora);

    internal override TorchLayout? TorchLayout => _table.Quantized is not null ? null : Layers.TorchLayout.Same("weight");

    /// <summary>Freezes the vectors and trains a change of low rank to them from now on (LoRA).</summary>
    /// <param name="rank">The change's rank; at least 1.</param>
    /// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
    /// <param name="aInitializer">Initializer of the first factor; null for he_uniform.</param>
    /// <param name="bInitializer">Makes the second factor; null for zeros.</param>
    /// <exception cref="InvalidOperationException">The layer is not built, or has such a change already.</exception>
    /// <exception cref="ArgumentException">The vectors have a constraint.</exception>
    public void EnableLora(int rank, double? alpha = null, Initializer? aInitializer = null, Initializer? bInitializer = null) =>
        _lora.Enable(this, rank, alpha, aInitializer, bInitializer);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => [.. input, OutputDim];

    internal override void OnLoaded() => _lora.Reset();

    /// <inheritdoc/>
    internal override bool CanQuantize(QuantizationMode mode) => EmbeddingLookup.CanQuantize(mode);

    /// <inheritdoc/>
    private protected override void Quantize(QuantizationConfig config, DTypePolicy policy)
    {
        _table.Quantize(this, config, policy, RemoveWeight);
        _lora.Replace(Embeddings!);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        using var scope = NewDisposeScope();
        var given = _given?.ToTensor();
        if (given is not null && !given.shape.AsSpan().SequenceEqual([InputDim, OutputDim]))
        {
            throw new ArgumentException(
                $"`weights` of layer \"{Name}\" must have the shape ({InputDim}, {OutputDim}). Received: a shape of "
                + $"{Shape.Of(given.shape)}", nameof(weights));
        }

        _table.Build(this, () => AddWeight("embeddings", [InputDim, OutputDim], EmbeddingsInitializer, regularizer: embeddingsRegularizer,
            constraint: embeddingsConstraint));
        if (given is not null && _table.Quantized is { } quantized)
            quantized.Assign(quantized.Quantize(given.to_type(VariableDType)));
        else if (given is not null)
            Embeddings!.Assign(given);
        _given = null;
        _lora.Build(this, Embeddings!, embeddingsRegularizer, [InputDim, OutputDim]);
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (_table.Quantized is { } quantized)
            return _lora.AddTo(quantized.Rows(x, ComputingType), x, (indices, a) => EmbeddingLookup.Rows(a, indices, Name));
        return _lora.IsEnabled ? EmbeddingLookup.Rows(_lora.Weight(ComputingType), x, Name)
            : EmbeddingLookup.Rows(Embeddings!, x, ComputingType, Name);
    }

    /// <summary>The mask in a functional model is a step of its own, as in Keras.</summary>
    internal override void PassMasks(NodeArguments arguments, KerasTensor[] outputs) =>
        outputs[0].Mask = MaskZero ? Operation.Call("NotEqual", arguments.Inputs[0], 0L) : null;

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [MaskZero ? inputs[0].ne(0) : null];
}
