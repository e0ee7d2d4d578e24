namespace KerasSharp.Layers;

/// <summary>Attention in several heads of which groups share their keys and values.</summary>
/// <remarks>Takes query (batch, Tq, dim), value (batch, Tv, dim) and maybe key (batch, Tv, dim), output (batch, Tq, dim of the query).
/// Weights: kernel and bias of query, key, (gate,) value and attention_output. The query's mask hides its places and is passed on.
/// Source: keras.layers.GroupQueryAttention.</remarks>
/// <param name="headDim">Size of a head; at least 1.</param>
/// <param name="numQueryHeads">Number of heads of the query; a multiple of numKeyValueHeads.</param>
/// <param name="numKeyValueHeads">Number of heads of key and value; at least 1.</param>
/// <param name="dropout">The share of the scores that is dropped in training, 0 to 1.</param>
/// <param name="useBias">Whether the projections have biases.</param>
/// <param name="slidingWindow">A place sees only places nearer than this; null for all.</param>
/// <param name="flashAttention">False or null: libtorch picks its kernel itself; true is refused.</param>
/// <param name="kernelInitializer">Initializer of the kernels; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the biases; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernels.</param>
/// <param name="biasRegularizer">Penalty on the biases.</param>
/// <param name="activityRegularizer">Penalty on the output, and on what each projection gives.</param>
/// <param name="kernelConstraint">Projection of the kernels after each update.</param>
/// <param name="biasConstraint">Projection of the biases after each update.</param>
/// <param name="useGate">Whether a sigmoid gate, computed from the query, multiplies what the heads give.</param>
/// <param name="seed">An integer makes the dropout repeatable; null draws from torch's own generator.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, or dropout not in [0, 1].</exception>
/// <exception cref="ArgumentException">numQueryHeads is no multiple of numKeyValueHeads; flashAttention is true.</exception>
[Refuses("flash_attention", "true", "libtorch picks the kernel itself")]
[SeveralInputs]
public sealed partial class GroupQueryAttention(
    int headDim, int numQueryHeads, int numKeyValueHeads, [ConfigBefore("kernel_initializer")] double dropout = 0, bool useBias = true,
    int? slidingWindow = null, [NotInConfig] bool? flashAttention = null, Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null,
    [ConfigBefore("sliding_window")] bool useGate = false, int? seed = null, string? name = null)
    : HeadAttention(
        dropout, useBias, slidingWindow, flashAttention, kernelInitializer, biasInitializer, useGate, seed, name, activityRegularizer)
{
    /// <summary>Size of a head.</summary>
    public int HeadDim { get; } = Guard.Positive(headDim);

    /// <summary>Number of heads of the query.</summary>
    public int NumQueryHeads { get; } = Guard.Positive(
        numQueryHeads) % Guard.Positive(numKeyValueHeads) == 0 ? numQueryHeads : throw new ArgumentException(
        $"`numQueryHeads` must be divisible by `numKeyValueHeads`. Received: numQueryHeads={numQueryHeads}, "
        + $"numKeyValueHeads={numKeyValueHeads}", nameof(numQueryHeads));

    /// <summary>Number of heads of key and value.</summary>
    public int NumKeyValueHeads { get; } = numKeyValueHeads;

    /// <inheritdoc/>
    internal override string? StoredClass => "GroupedQueryAttention";

    private protected override string StoredName(string name) =>
        base.StoredName(name.EndsWith("_dense", StringComparison.Ordinal) ? "_" + name : name);

    /// <inheritdoc/>
    private protected override Shape OutputOf(Shape[] inputs) => inputs[0];

    /// <inheritdoc/>
    private protected override Shape ScoresOf(Shape[] inputs) => [inputs[0][0], NumQueryHeads, inputs[0][1], inputs[1][1]];

    /// <inheritdoc/>
    private protected override void CheckShapes(Shape[] inputs)
    {
        base.CheckShapes(inputs);
        if (inputs[0].Rank != 3)
            throw Incompatible("query, value and key must have 3 axes, (batch, time, dim)", inputs);
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        CheckShapes(inputs);
        var (query, value, key) = (inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1]);
        QueryDense = Add("query", "bqm,muh->bquh", [null, NumQueryHeads, HeadDim], "uh", query);
        KeyDense = Add("key", "bkm,mvh->bkvh", [null, NumKeyValueHeads, HeadDim], "vh", key);
        if (UseGate)
            GateDense = Add("gate", "bqm,muh->bquh", [null, NumQueryHeads, HeadDim], "uh", query, "sigmoid");
        ValueDense = Add("value", "bkm,mvh->bkvh", [null, NumKeyValueHeads, HeadDim], "vh", value);
        AddSoftmax(1);
        OutputDense = Add("attention_output", "bquh,uhm->bqm", [null, query[^1]], "m", [null, null, NumQueryHeads, HeadDim]);
    }

    /// <inheritdoc/>
    private protected override (Tensor Output, Tensor? Scores) Attend(
        Tensor query, Tensor key, Tensor value, Tensor? visible, AttentionMasks? causal, CallContext context)
    {
        var repeats = NumQueryHeads / NumKeyValueHeads;
        if (repeats > 1)
            (key, value) = (key.repeat_interleave(repeats, 2), value.repeat_interleave(repeats, 2));
        return AttendIn(1 / Math.Sqrt(HeadDim), query, key, value, visible, causal, context);
    }

    private EinsumDense Add(
        string name, string equation, Shape output, string biasAxes, Shape input, string? activation = null) => AddDense(
        name, equation, output, biasAxes, input, (kernelRegularizer, biasRegularizer, ActivityRegularizer),
        (kernelConstraint, biasConstraint), activation);
}
