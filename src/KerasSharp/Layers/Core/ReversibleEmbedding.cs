namespace KerasSharp.Layers;

/// <summary>Turns indices into vectors that are learned and, reversed, vectors into a score for each index: the first and the last layer of
/// a language model in one.</summary>
/// <remarks>Input (batch, …) of integers in [0, inputDim), output (batch, …, outputDim). Reversed: input (batch, …, outputDim), output
/// (batch, …, inputDim). Weights: embeddings (inputDim, outputDim); without tieWeights also reverse_embeddings (outputDim, inputDim). With
/// maskZero the output carries the mask <c>input != 0</c>. Source: keras.layers.ReversibleEmbedding.</remarks>
/// <param name="inputDim">Number of indices, the greatest one plus 1; at least 1.</param>
/// <param name="outputDim">Size of a vector; at least 1.</param>
/// <param name="tieWeights">Whether both ways use the same vectors.</param>
/// <param name="embeddingsInitializer">Initializer of the vectors; null for uniform.</param>
/// <param name="embeddingsRegularizer">Penalty on the vectors.</param>
/// <param name="embeddingsConstraint">Projection of the vectors after each update.</param>
/// <param name="maskZero">Whether index 0 is padding that the layers after shall leave out.</param>
/// <param name="reverseDType">The element type of the reversed way, such as "float32" under a mixed policy; null for that of the
/// computation.</param>
/// <param name="logitSoftCap">The scores are bent to stay within ± this, <c>cap · tanh(score / cap)</c>; null for no cap.</param>
/// <param name="quantizationConfig">How the vectors are quantized, where the policy says that they are; null for as the mode does by
/// itself.</param>
/// <param name="activityRegularizer">Penalty on the output.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">inputDim or outputDim is below 1, or logitSoftCap not above 0.</exception>
/// <exception cref="ArgumentException">reverseDType is no floating type.</exception>
public sealed partial class ReversibleEmbedding(
    AxisSize inputDim, AxisSize outputDim, [ConfigBefore("reverse_dtype")] bool tieWeights = true,
    Initializer? embeddingsInitializer = null, Regularizer? embeddingsRegularizer = null, Constraint? embeddingsConstraint = null,
    bool maskZero = false, [ConfigKey("reverse_dtype")] ScalarType? reverseDType = null, double? logitSoftCap = null,
    [ConfigBefore("tie_weights")] QuantizationConfig? quantizationConfig = null,
    [ConfigBefore("embeddings_constraint")] Regularizer? activityRegularizer = null, string? name = null) : Layer(name, activityRegularizer)
{
    private const string Reverse = "reverse";

    private readonly LayerTable _table = new(quantizationConfig, inputDim, outputDim);
    private ReverseTable? _reverse;

    /// <summary>Number of indices.</summary>
    public int InputDim { get; } = Guard.Positive(inputDim);

    /// <summary>Size of a vector.</summary>
    public int OutputDim { get; } = Guard.Positive(outputDim);

    /// <summary>Whether both ways use the same vectors.</summary>
    public bool TieWeights { get; } = tieWeights;

    /// <summary>Initializer of the vectors.</summary>
    public Initializer EmbeddingsInitializer { get; } = embeddingsInitializer ?? "uniform";

    /// <summary>Whether index 0 is padding.</summary>
    public bool MaskZero { get; } = maskZero;

    /// <summary>The element type of the reversed way; null for that of the computation.</summary>
    public ScalarType? ReverseDType { get; } = reverseDType is null || DTypes.IsFloating(
        reverseDType.Value) ? reverseDType : throw new ArgumentException(
        $"`reverseDType` must be a floating type. Received: reverseDType={reverseDType}", nameof(reverseDType));

    /// <summary>The bound of the scores; null for none.</summary>
    public double? LogitSoftCap { get; } = logitSoftCap is null ? null : Guard.Positive(logitSoftCap.Value, nameof(logitSoftCap));

    /// <summary>How the vectors were or will be quantized; null for as the policy says alone.</summary>
    public QuantizationConfig? QuantizationConfig => _table.Config;

    /// <summary>The vectors, (inputDim, outputDim), or what is stored for them where they are quantized; null before the layer is
    /// built.</summary>
    public Variable? Embeddings => _table.Variable;

    /// <summary>The vectors of the reversed way, (outputDim, inputDim), or what is stored for them; null where they are the same.</summary>
    public Variable? ReverseEmbeddings { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => MaskZero;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> CallOptions => [Reverse];

    /// <inheritdoc/>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables => _table.Quantized is null
        ? base.StoredVariables
        : [.. _table.Stored(this, null), .. (_reverse?.Variables ?? []).Select(variable => (variable, (Func<Tensor>?)null))];

    /// <summary>Vectors to a score for each index: (batch, …, outputDim) to (batch, …, inputDim).</summary>
    /// <exception cref="ArgumentException">The last axis has another size.</exception>
    public Tensor ApplyReverse(Tensor x, bool? training = null) => ApplyWith(new Config { { Reverse, true } }, [x], training, null)[0];

    /// <summary>Vectors to a score for each index, in a functional model.</summary>
    public KerasTensor ApplyReverse(KerasTensor x) => Node.Call(this, [x], new Config { { Reverse, true } })[0];

    /// <summary>Calls the layer in either direction, <c>embedding.Apply(x, reverse: true)</c>.</summary>
    /// <param name="x">Indices, or with <paramref name="reverse"/> vectors.</param>
    /// <param name="training">Whether the call is part of training; null for as the call around.</param>
    /// <param name="mask">The input's mask; null for none.</param>
    /// <param name="reverse">Whether vectors become scores.</param>
    public Tensor Apply(Tensor x, bool? training = null, Tensor? mask = null, bool reverse = false) =>
        reverse ? ApplyReverse(x, training) : base.Apply(x, training, mask);

    /// <summary>Calls the layer in either direction in a functional model.</summary>
    /// <inheritdoc cref="Apply(Tensor, bool?, Tensor?, bool)"/>
    public KerasTensor Apply(KerasTensor x, bool? training = null, KerasTensor? mask = null, bool reverse = false) =>
        reverse ? ApplyReverse(x) : base.Apply(x, training, mask);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => [.. input, OutputDim];

    /// <inheritdoc/>
    internal override Shape[] ComputeOutputShape(Shape[] inputs, Config? options)
    {
        if (options?.Get(Reverse, false) != true)
            return ComputeOutputShape(inputs);
        if (inputs is not [{ Rank: > 0 } input] || (input[^1] is { } size && size != OutputDim))
            throw new ArgumentException(
                $"Input 0 of layer \"{Name}\" is incompatible with the layer: reversed, it takes (batch, …, {OutputDim}). Full shape "
                + $"received: {string.Join<Shape>(", ", inputs)}", nameof(inputs));
        return [input.WithLast(InputDim)];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        _table.Build(this, () => AddWeight("embeddings", [InputDim, OutputDim], EmbeddingsInitializer, regularizer: embeddingsRegularizer,
            constraint: embeddingsConstraint));
        if (TieWeights)
            return;
        if (_table.Quantized is null)
            ReverseEmbeddings = AddWeight("reverse_embeddings", [OutputDim, InputDim], EmbeddingsInitializer);
        else
            BuildReverse(new ReverseTable(this, DType, QuantizationConfig, OutputDim, InputDim));
    }

    /// <inheritdoc/>
    internal override bool CanQuantize(QuantizationMode mode) => EmbeddingLookup.CanQuantize(mode);

    /// <inheritdoc/>
    private protected override void Quantize(QuantizationConfig config, DTypePolicy policy)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var reverse = TieWeights ? null : new ReverseTable(this, policy, config, OutputDim, InputDim);
        var values = reverse?.Quantize(ReverseEmbeddings!.Value);
        _table.Quantize(this, config, policy, RemoveWeight);
        if (reverse is null)
            return;
        RemoveWeight(ReverseEmbeddings!);
        BuildReverse(reverse);
        reverse.Assign(values!);
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        if (inputs is not [var x])
            throw new ArgumentException(
                $"Layer \"{Name}\" expects 1 input(s), but it received {inputs.Length} input tensors.", nameof(inputs));
        if (!context.Has(Reverse))
            return [_table.Quantized?.Rows(x, ComputingType) ?? EmbeddingLookup.Rows(Embeddings!, x, ComputingType, Name)];
        ComputeOutputShape([x.shape], context.Options);
        var scores = _table.Quantized is null ? Scores(x, ReverseDType ?? ComputingType) : QuantizedScores(x.to_type(ComputingType));
        return [LogitSoftCap is { } cap ? (scores / cap).tanh() * cap : scores];
    }

    private Tensor Scores(Tensor x, ScalarType type) => x.to_type(type)
        .MatMul(TieWeights ? Embeddings!.As(type).t() : ReverseEmbeddings!.As(type));

    /// <summary>Scores by quantized vectors; by default their inputs are rounded too, as Keras does it where the layer has no
    /// config.</summary>
    private Tensor QuantizedScores(Tensor x)
    {
        var table = _reverse?.Dequantize(x.dtype) ?? _table.Quantized!.Dequantize(x.dtype).t();
        var quantizer = QuantizationConfig is null ? new AbsMaxQuantizer(-1) : QuantizationConfig.ActivationQuantizer;
        return quantizer is null ? x.MatMul(table) : quantizer.RoundAround(x, values => values.MatMul(table), scale => scale, values =>
            values.MatMul(table));
    }

    private void BuildReverse(ReverseTable reverse)
    {
        reverse.Build();
        (_reverse, ReverseEmbeddings) = (reverse, reverse.Variables[0]);
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) =>
        [MaskZero && !DTypes.IsFloating(inputs[0].dtype) ? inputs[0].ne(0) : null];
}
