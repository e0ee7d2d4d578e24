namespace KerasSharp.Layers;

/// <summary>What <see cref="MultiHeadAttention"/> and <see cref="GroupQueryAttention"/> have in common: projections into heads, attention
/// in each, a projection out.</summary>
public abstract class HeadAttention : AttentionBase
{
    private Softmax? _softmax;
    private Dropout? _drop;

    private protected HeadAttention(
        double dropout, bool useBias, int? slidingWindow, bool? flashAttention, Initializer? kernelInitializer,
        Initializer? biasInitializer, bool useGate, int? seed, string? name, Regularizer? activityRegularizer)
        : base(name, activityRegularizer)
    {
        if (flashAttention == true)
        {
            throw new ArgumentException(
                "`flashAttention: true` is not supported: libtorch picks the kernel of scaled dot-product attention by itself. Leave it "
                + "out, or give false. Received: flashAttention=true", nameof(flashAttention));
        }

        Dropout = Guard.InRange(dropout, 0, 1);
        UseBias = useBias;
        SlidingWindow = slidingWindow is null ? null : Guard.Positive(slidingWindow.Value, nameof(slidingWindow));
        KernelInitializer = kernelInitializer ?? "glorot_uniform";
        BiasInitializer = biasInitializer ?? "zeros";
        UseGate = useGate;
        Seed = seed;
    }

    /// <summary>The share of the scores that is dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Whether the projections have biases.</summary>
    public bool UseBias { get; }

    /// <summary>How far a place sees: places at this distance or further do not count; null for no limit.</summary>
    public int? SlidingWindow { get; }

    /// <summary>Initializer of the kernels.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>Initializer of the biases.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>Whether a gate, computed from the query, multiplies what the heads give.</summary>
    public bool UseGate { get; }

    /// <summary>The seed of the dropout; null for torch's own generator.</summary>
    public int? Seed { get; }

    /// <summary>The query's projection; null before the layer is built.</summary>
    public EinsumDense? QueryDense { get; private protected set; }

    /// <summary>The key's projection; null before the layer is built.</summary>
    public EinsumDense? KeyDense { get; private protected set; }

    /// <summary>The value's projection; null before the layer is built.</summary>
    public EinsumDense? ValueDense { get; private protected set; }

    /// <summary>The projection of what the heads give; null before the layer is built.</summary>
    public EinsumDense? OutputDense { get; private protected set; }

    /// <summary>The gate; null without.</summary>
    public EinsumDense? GateDense { get; private protected set; }

    private protected override string StoredName(string name) =>
        name switch { "softmax" => "_softmax", "drop" => "_dropout_layer", _ => name };

    /// <inheritdoc/>
    internal override IReadOnlyList<string>? InputNames => ["query", "value", "key", "attention_mask"];

    /// <summary>Attends to values in each head.</summary>
    /// <param name="query">(batch, Tq, dim).</param>
    /// <param name="value">(batch, Tv, dim).</param>
    /// <param name="key">(batch, Tv, dim); null for the value.</param>
    /// <param name="attentionMask">(batch, Tq, Tv), or with sizes 1 that repeat: true where a query may look at a value; null for
    /// everywhere.</param>
    /// <param name="useCausalMask">Whether a place sees only itself and those before.</param>
    /// <param name="training">Whether the call is part of training: dropout drops. Null for as the call around.</param>
    /// <param name="queryMask">The mask that the query carries, (batch, Tq); null for none.</param>
    /// <param name="valueMask">The mask that the value carries, (batch, Tv): false where it does not count; null for none.</param>
    /// <param name="keyMask">The mask that the key carries, (batch, Tv); null for none.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public Tensor Apply(
        Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false, bool? training = null,
        Tensor? queryMask = null, Tensor? valueMask = null, Tensor? keyMask = null) =>
        Run(InputList(query, value, key, attentionMask), Options(
            useCausalMask, returnScores: false), training, queryMask, valueMask, keyMask)[0];

    /// <summary>Attends to values in each head and gives the scores too, (batch, heads, Tq, Tv), after the softmax.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor?, Tensor?, bool, bool?, Tensor?, Tensor?, Tensor?)"/>
    public (Tensor Output, Tensor Scores) ApplyWithScores(
        Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false, bool? training = null,
        Tensor? queryMask = null, Tensor? valueMask = null, Tensor? keyMask = null)
    {
        var outputs = Run(
            InputList(query, value, key, attentionMask), Options(
            useCausalMask, returnScores: true), training, queryMask, valueMask, keyMask);
        return (outputs[0], outputs[1]);
    }

    /// <summary>Attends to values in each head, in a functional model.</summary>
    public KerasTensor Apply(
        KerasTensor query, KerasTensor value, KerasTensor? key = null, KerasTensor? attentionMask = null, bool useCausalMask = false) =>
        Node.Call(this, InputList(query, value, key, attentionMask), Options(useCausalMask, returnScores: false))[0];

    /// <summary>Attends to values in each head and gives the scores too, in a functional model.</summary>
    public (KerasTensor Output, KerasTensor Scores) ApplyWithScores(
        KerasTensor query, KerasTensor value, KerasTensor? key = null, KerasTensor? attentionMask = null, bool useCausalMask = false)
    {
        var outputs = Node.Call(this, InputList(query, value, key, attentionMask), Options(useCausalMask, returnScores: true));
        return (outputs[0], outputs[1]);
    }

    /// <inheritdoc/>
    internal override Shape[] ComputeOutputShape(Shape[] inputs, Config? options)
    {
        CheckShapes(inputs);
        var output = OutputOf(inputs);
        return options?.Get(ReturnScores, false) == true ? [output, ScoresOf(inputs)] : [output];
    }

    /// <summary>The output's shape.</summary>
    private protected abstract Shape OutputOf(Shape[] inputs);

    /// <summary>The scores' shape.</summary>
    private protected abstract Shape ScoresOf(Shape[] inputs);

    /// <summary>The attention of projected tensors.</summary>
    /// <param name="query">The query.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="visible">Where queries may look at; null for everywhere.</param>
    /// <param name="causal">Makes the causal mask where it is the only one; else null.</param>
    /// <param name="context">The call.</param>
    private protected abstract (Tensor Output, Tensor? Scores) Attend(
        Tensor query, Tensor key, Tensor value, Tensor? visible, AttentionMasks? causal, CallContext context);

    /// <summary>The axes along which it attends.</summary>
    private protected virtual int[] AttendedAxes => [1];

    /// <summary>Refuses shapes that do not fit together.</summary>
    private protected virtual void CheckShapes(Shape[] inputs)
    {
        if (inputs.Length is < 2 or > 4)
            throw Incompatible(
                $"it is called on query and value, and maybe key and attention mask, but it received {inputs.Length} inputs", inputs);
        var (query, value, key) = (inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1]);
        if (query.Rank < 3 || value.Rank != query.Rank || key.Rank != query.Rank)
            throw Incompatible("query, value and key must have as many axes as each other, 3 or more: (batch, time, dim)", inputs);
        if (!value[1..^1].Zip(key[1..^1]).All(pair => Same(pair.First, pair.Second)))
            throw Incompatible("all dimensions of `value` and `key`, except the last one, must be equal", inputs);
        if (!Same(query[0], value[0]) || !Same(query[0], key[0]))
            throw Incompatible("query, value and key must have the same batch size", inputs);

        static bool Same(long? a, long? b) => a is null || b is null || a == b;
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        CheckShapes(Array.ConvertAll(inputs, input => (Shape)input.ToSizes()));
        var (query, value, key) = (inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : inputs[1]);
        var masks = new AttentionMasks(AttendedAxes, query.ToSizes(), value.ToSizes());
        CheckMask(masks, context.Masks[0], query, "queryMask");
        CheckMask(masks, context.Masks[1], value, "valueMask");
        if (context.Masks.Length > 2)
            CheckMask(masks, context.Masks[2], key, "keyMask");
        var visible = Visible(masks, inputs, context, out var causalOnly);
        var gate = GateDense is null ? null : Project(GateDense, query, context);
        var (q, k, v) = (Project(QueryDense!, query, context), Project(KeyDense!, key, context), Project(ValueDense!, value, context));
        var (output, scores) = Attend(q, k, v, visible, causalOnly ? masks : null, context);
        output = Project(OutputDense!, gate is null ? output : output * gate, context);
        return context.Has(ReturnScores) ? [output, scores!] : [output];
    }

    private void CheckMask(AttentionMasks masks, Tensor? mask, Tensor input, string argument)
    {
        if (mask is not null && !masks.Fits(mask, input.ToSizes()))
            CheckMask(mask, input, argument, (int)input.Dimensions - 1);
    }

    private Tensor Project(EinsumDense dense, Tensor x, CallContext context) =>
        InnerLayer.Call(this, () => dense.Invoke([x], context.Training)[0]);

    /// <summary>A projection with the layer's options, built for an input.</summary>
    private protected EinsumDense AddDense(
        string name, string equation, Shape output, string biasAxes, Shape input,
        (Regularizer? Kernel, Regularizer? Bias, Regularizer? Activity) regularizers, (Constraint? Kernel, Constraint? Bias) constraints,
        string? activation = null)
    {
        var dense = new EinsumDense(
            equation, output, activation is null
            ? null : (Activations.ActivationFunction)activation, UseBias ? biasAxes
            : null, Again(KernelInitializer), Again(BiasInitializer), regularizers.Kernel, regularizers.Bias,
            constraints.Kernel, constraints.Bias, activityRegularizer: regularizers.Activity, name: name)
        { DType = DType };
        AddLayer(dense).EnsureBuilt(input);
        return dense;
    }

    /// <summary>Makes softmax and dropout, in Keras's order: the dropout draws its seed here.</summary>
    private protected void AddSoftmax(int axes)
    {
        _softmax = AddLayer(new Softmax(Axes.Create([.. Enumerable.Range(0, axes).Select(i => i - axes)])) { DType = DType });
        _drop = AddLayer(new Dropout(Dropout, seed: Seed) { DType = DType });
    }

    /// <summary>Where queries may look at, by all masks of the call; null for everywhere. With <paramref name="causalOnly"/> nothing but
    /// the order in time decides.</summary>
    private Tensor? Visible(AttentionMasks masks, Tensor[] inputs, CallContext context, out bool causalOnly)
    {
        var causal = context.Has(CausalMask);
        var (given, device) = (context.Masks, inputs[0].device);
        Tensor? visible = null;
        Add(given[0] is { } ofQuery ? masks.OfQuery(ofQuery) : null);
        Add(given[1] is { } ofValue ? masks.OfValue(ofValue) : null);
        Add(given.Length > 2 && given[2] is { } ofKey ? masks.OfValue(ofKey) : null);
        Add(inputs.Length > 3 ? masks.OfPairs(inputs[3].to_type(ScalarType.Bool)) : null);
        causalOnly = causal && visible is null && SlidingWindow is null;
        if (causal && !causalOnly)
            Add(masks.Causal(device));
        if (SlidingWindow is { } window)
            Add(masks.Window(window, device));
        return visible is null ? null : masks.OfPairs(visible);

        void Add(Tensor? mask)
        {
            if (mask is not null)
                visible = visible is null ? mask : visible.logical_and(mask);
        }
    }

    /// <summary>Attention of projected tensors (batch, …, heads, size) along some axes: the output, and the scores where they are
    /// wanted.</summary>
    private protected (Tensor Output, Tensor? Scores) AttendIn(
        double scale, Tensor query, Tensor key, Tensor value, Tensor? visible, AttentionMasks? causal, CallContext context)
    {
        if (Dropout == 0 && !context.Has(ReturnScores) && query.Dimensions == 4)
            return (Fused(query, key, value, visible, causal is not null), null);
        if (causal is not null)
            visible = causal.OfPairs(causal.Causal(query.device));
        var plan = new AttentionPlan(query.ToSizes(), key.ToSizes(), AttendedAxes);
        var scores = plan.Unfold(plan.Flatten(query * scale).bmm(plan.Flatten(key).transpose(1, 2)));
        scores = _softmax!.Invoke([scores], context.Training, [visible])[0];
        var weights = _drop!.Invoke([scores], context.Training)[0];
        var output = plan.Restore(plan.Fold(weights).bmm(plan.Flatten(value)), value.ToSizes()[^1]);
        return (output, scores);
    }

    /// <summary>The attention of one axis without dropout, in libtorch's own kernel.</summary>
    private static Tensor Fused(Tensor query, Tensor key, Tensor value, Tensor? visible, bool causalOnly)
    {
        Tensor? bias = null;
        if (visible is { } seen)
        {
            // As Keras has it: a large number and not infinity, so that a row that sees nothing has equal weights and not NaN.
            var least = (query.dtype == ScalarType.Float16 ? 65500.0 : 3.38953e38) * -0.7;
            bias = zeros(seen.ToSizes(), query.dtype, query.device).masked_fill(seen.logical_not(), least);
        }

        return nn.functional.scaled_dot_product_attention(
            query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2), bias, 0, causalOnly).transpose(1, 2);
    }

    /// <summary>A new initializer of the same config: where it has no seed of its own, it draws another, so that kernels differ.</summary>
    private static Initializer Again(Initializer initializer) =>
        Registry.Find(initializer.GetType())?.Create(initializer.GetConfig()) as Initializer ?? initializer;

    private static T[] InputList<T>(T query, T value, T? key, T? attentionMask)
        where T : class =>
            attentionMask is not null
            ? [query, value, key ?? value, attentionMask] : key is not null ? [query, value, key] : [query, value];

    private Tensor[] Run(Tensor[] inputs, Config? options, bool? training, Tensor? queryMask, Tensor? valueMask, Tensor? keyMask)
    {
        var masks = new Tensor?[inputs.Length];
        (masks[0], masks[1]) = (queryMask, valueMask);
        if (inputs.Length > 2)
            masks[2] = keyMask;
        return ApplyWith(options, inputs, training, masks);
    }
}
