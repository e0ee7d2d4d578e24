namespace KerasSharp.Layers;

/// <summary>Attention by scalar products in several heads, each with projections of its own ("Attention is all you need").</summary>
/// <remarks>Takes query (batch, Tq, dim), value (batch, Tv, dim) and maybe key (batch, Tv, dim), output (batch, Tq, dim of the query). The
/// axes between batch and dim may be several. Weights: kernel and bias of query, key, (gate,) value and attention_output. The query's mask
/// is passed on. Source: keras.layers.MultiHeadAttention.</remarks>
/// <param name="numHeads">Number of heads; at least 1.</param>
/// <param name="keyDim">Size of a head for query and key; at least 1.</param>
/// <param name="valueDim">Size of a head for the value; null for keyDim.</param>
/// <param name="dropout">The share of the scores that is dropped in training, 0 to 1.</param>
/// <param name="useBias">Whether the projections have biases.</param>
/// <param name="outputShape">The output's sizes behind the axes of the query; null for the query's last size.</param>
/// <param name="attentionAxes">The axes along which it attends; null for all but batch and the last.</param>
/// <param name="slidingWindow">A place sees only places nearer than this; null for all.</param>
/// <param name="flashAttention">False or null: libtorch picks its kernel itself; true is refused.</param>
/// <param name="kernelInitializer">Initializer of the kernels; null for glorot_uniform.</param>
/// <param name="biasInitializer">Initializer of the biases; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernels.</param>
/// <param name="biasRegularizer">Penalty on the biases.</param>
/// <param name="activityRegularizer">Penalty on what each projection gives.</param>
/// <param name="kernelConstraint">Projection of the kernels after each update.</param>
/// <param name="biasConstraint">Projection of the biases after each update.</param>
/// <param name="useGate">Whether a sigmoid gate, computed from the query, multiplies what the heads give.</param>
/// <param name="seed">An integer makes the dropout repeatable; null draws from torch's own generator.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, or dropout not in [0, 1].</exception>
/// <exception cref="ArgumentException">flashAttention is true.</exception>
[Refuses("flash_attention", "true", "libtorch picks the kernel itself")]
[SeveralInputs]
public sealed partial class MultiHeadAttention(
    AxisSize numHeads, AxisSize keyDim, int? valueDim = null, double dropout = 0, bool useBias = true, Shape? outputShape = null,
    Axes? attentionAxes = null, int? slidingWindow = null, [NotInConfig] bool? flashAttention = null, Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null,
    [ConfigBefore("output_shape")] bool useGate = false, int? seed = null, string? name = null)
    : HeadAttention(
        dropout, useBias, slidingWindow, flashAttention, kernelInitializer, biasInitializer, useGate, seed, name, activityRegularizer: null)
{
    private int[] _axes = [];

    /// <summary>The penalty on what each projection gives; there is none on the layer's own output.</summary>
    private new Regularizer? ActivityRegularizer => activityRegularizer;

    /// <summary>Number of heads.</summary>
    public int NumHeads { get; } = Guard.Positive(numHeads);

    /// <summary>Size of a head for query and key.</summary>
    public int KeyDim { get; } = Guard.Positive(keyDim);

    /// <summary>Size of a head for the value.</summary>
    public int ValueDim { get; } = Guard.Positive(valueDim ?? keyDim, nameof(valueDim));

    /// <summary>The output's sizes behind the axes of the query; null for the query's last size.</summary>
    public Shape? OutputShape { get; } = outputShape is { Rank: > 0 } ? outputShape : null;

    /// <summary>The axes along which it attends; null for all but batch and the last, until the layer is built.</summary>
    public Axes? AttentionAxes { get; private set; } = attentionAxes is { Count: > 0 } ? Axes.Create([.. attentionAxes]) : null;

    /// <summary>That of MultiheadAttention, whose heads share the size of its inputs.</summary>
    internal override TorchLayout? TorchLayout =>
        !UseGate && OutputShape is null && Sublayers.All(layer => layer.QuantizationMode is null)
        && QueryDense?.Kernel is { } kernel && Array.TrueForAll([KeyDense, ValueDense], dense => dense!.Kernel!.Shape.Equals(kernel.Shape))
        && kernel.Shape[0] == NumHeads * KeyDim ? HeadTorchLayout.Of(NumHeads, KeyDim, UseBias) : null;

    /// <inheritdoc/>
    private protected override Shape OutputOf(Shape[] inputs) => OutputShape is null ? inputs[0] : [.. inputs[0][..^1], .. OutputShape];

    /// <inheritdoc/>
    private protected override Shape ScoresOf(Shape[] inputs)
    {
        var (query, value) = (inputs[0], inputs[1]);
        var axes = (AttentionAxes ?? Axes.Create([.. Enumerable.Range(1, query.Rank - 2)])).Resolve(
            query.Rank, "attentionAxes", $"layer \"{Name}\"");
        var others = Enumerable.Range(0, query.Rank - 1).Except(axes).Select(axis => query[axis]);
        return Shape.Create([.. others, NumHeads, .. axes.Select(axis => query[axis]), .. axes.Select(axis => value[axis])]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        CheckShapes(inputs);
        var (query, value, key) = (inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1]);
        _axes = (AttentionAxes ?? Axes.Create([.. Enumerable.Range(1, value.Rank - 2)])).Resolve(
            value.Rank, "attentionAxes", $"layer \"{Name}\"");
        QueryDense = In("query", query, KeyDim);
        KeyDense = In("key", key, KeyDim);
        if (UseGate)
            GateDense = In("gate", query, ValueDim, "sigmoid");
        ValueDense = In("value", value, ValueDim);
        AddSoftmax(_axes.Length);
        Shape output = OutputShape ?? [query[^1]];
        var (free, bound, letters) = (Letters(0, query.Rank - 1), Letters(query.Rank - 1, 2), Letters(query.Rank + 1, output.Rank));
        OutputDense = Add(
            "attention_output", $"{free}{bound},{bound}{letters}->{free}{letters}", [.. Open(query), .. output], letters,
            [.. query[..^1], NumHeads, ValueDim]);
        AttentionAxes = Axes.Create(_axes);
    }

    /// <inheritdoc/>
    private protected override int[] AttendedAxes => _axes;

    /// <inheritdoc/>
    private protected override (Tensor Output, Tensor? Scores) Attend(
        Tensor query, Tensor key, Tensor value, Tensor? visible, AttentionMasks? causal, CallContext context) =>
        AttendIn(1 / Math.Sqrt(KeyDim), query, key, value, visible, causal, context);

    private EinsumDense In(string name, Shape input, int size, string? activation = null)
    {
        var (free, bound, heads) = (Letters(0, input.Rank - 1), Letters(input.Rank - 1, 1), Letters(input.Rank, 2));
        return Add(name, $"{free}{bound},{bound}{heads}->{free}{heads}", [.. Open(input), NumHeads, size], heads, input, activation);
    }

    private EinsumDense Add(
        string name, string equation, Shape output, string biasAxes, Shape input, string? activation = null) => AddDense(
        name, equation, output, biasAxes, input, (kernelRegularizer, biasRegularizer, activityRegularizer),
        (kernelConstraint, biasConstraint), activation);

    private static IEnumerable<long?> Open(Shape input) => Enumerable.Repeat((long?)null, input.Rank - 2);

    private static string Letters(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(i => (char)('a' + i)));
}
