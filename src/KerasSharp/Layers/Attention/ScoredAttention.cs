namespace KerasSharp.Layers;

/// <summary>What <see cref="Attention"/> and <see cref="AdditiveAttention"/> have in common: a softmax of scores weighs the
/// values.</summary>
public abstract class ScoredAttention : AttentionBase
{
    private protected ScoredAttention(double dropout, int? seed, string? name)
        : base(name)
    {
        Dropout = Guard.InRange(dropout, 0, 1);
        Seed = seed;
        SeedGenerator = Dropout > 0 ? AddSeedGenerator(new SeedGenerator(seed)) : null;
    }

    /// <summary>The share of the scores that is dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>The seed of the dropout; null for torch's own generator.</summary>
    public int? Seed { get; }

    /// <summary>Where the dropout's masks come from; null at rate 0.</summary>
    public SeedGenerator? SeedGenerator { get; }

    /// <summary>Attends to values: the output (batch, Tq, dim).</summary>
    /// <param name="query">(batch, Tq, dim).</param>
    /// <param name="value">(batch, Tv, dim).</param>
    /// <param name="key">(batch, Tv, dim); null for the value.</param>
    /// <param name="queryMask">(batch, Tq), false where the output shall be 0; null for none.</param>
    /// <param name="valueMask">(batch, Tv), false where a value does not count; null for none.</param>
    /// <param name="useCausalMask">Whether a place sees only itself and those before.</param>
    /// <param name="training">Whether the call is part of training: dropout drops. Null for as the call around.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public Tensor Apply(
        Tensor query, Tensor value, Tensor? key = null, Tensor? queryMask = null, Tensor? valueMask = null, bool useCausalMask = false,
        bool? training = null) =>
        ApplyWith(Options(useCausalMask, returnScores: false), InputList(query, value, key), training, Masks(queryMask, valueMask, key))[0];

    /// <summary>Attends to values and gives the scores too, (batch, Tq, Tv), after the softmax.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor?, Tensor?, Tensor?, bool, bool?)"/>
    public (Tensor Output, Tensor Scores) ApplyWithScores(
        Tensor query, Tensor value, Tensor? key = null, Tensor? queryMask = null, Tensor? valueMask = null, bool useCausalMask = false,
        bool? training = null)
    {
        var outputs = ApplyWith(
            Options(useCausalMask, returnScores: true), InputList(query, value, key), training, Masks(queryMask, valueMask, key));
        return (outputs[0], outputs[1]);
    }

    /// <summary>Attends to values in a functional model.</summary>
    public KerasTensor Apply(KerasTensor query, KerasTensor value, KerasTensor? key = null, bool useCausalMask = false) =>
        Node.Call(this, InputList(query, value, key), Options(useCausalMask, returnScores: false))[0];

    /// <summary>Attends to values and gives the scores too, in a functional model.</summary>
    public (KerasTensor Output, KerasTensor Scores) ApplyWithScores(
        KerasTensor query, KerasTensor value, KerasTensor? key = null, bool useCausalMask = false)
    {
        var outputs = Node.Call(this, InputList(query, value, key), Options(useCausalMask, returnScores: true));
        return (outputs[0], outputs[1]);
    }

    /// <inheritdoc/>
    internal override Shape[] ComputeOutputShape(Shape[] inputs, Config? options)
    {
        CheckShapes(inputs);
        var (query, value) = (inputs[0], inputs[1]);
        Shape output = query.WithLast(value[^1]);
        return options?.Get(ReturnScores, false) == true ? [output, query.WithLast(inputs[^1][^2])] : [output];
    }

    /// <summary>The scores (batch, Tq, Tv) before mask and softmax.</summary>
    private protected abstract Tensor Scores(Tensor query, Tensor key);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        CheckShapes(Array.ConvertAll(inputs, input => (Shape)input.ToSizes()));
        var (query, value, key) = (inputs[0], inputs[1], inputs[^1]);
        var (queryMask, valueMask) = (context.Masks[0]?.to_type(ScalarType.Bool), context.Masks[1]?.to_type(ScalarType.Bool));
        CheckMask(queryMask, query, nameof(queryMask));
        CheckMask(valueMask, value, nameof(valueMask));
        var scores = Scores(query, key);
        var visible = valueMask?.unsqueeze(-2);
        if (context.Has(CausalMask))
        {
            var causal = Causal(scores.ToSizes()[^2], scores.ToSizes()[^1], scores.device);
            visible = visible is null ? causal : visible.logical_and(causal);
        }

        if (visible is not null)
            scores = scores - (visible.logical_not().to_type(scores.dtype) * (scores.dtype == ScalarType.Float16 ? 65504.0 : 1e9));
        var weights = scores.softmax(-1);
        if (context.Training && SeedGenerator is not null)
            weights = KerasRandom.Dropout(weights, Dropout, seed: SeedGenerator);
        var output = weights.MatMul(value);
        if (queryMask is not null)
            output = output.masked_fill(queryMask.logical_not().unsqueeze(-1), 0);
        return context.Has(ReturnScores) ? [output, weights] : [output];
    }

    /// <summary>Refuses shapes that do not fit together.</summary>
    private protected void CheckShapes(Shape[] inputs)
    {
        if (inputs.Length is < 2 or > 3)
            throw Incompatible(
                "it accepts inputs list of length 2 or 3, namely [query, value] or [query, value, key], but it received "
                + $"{inputs.Length} inputs", inputs);
        if (Array.Exists(inputs, input => input.Rank != 3))
            throw Incompatible("query, value and key must have 3 axes, (batch, time, dim)", inputs);
        var (query, value, key) = (inputs[0], inputs[1], inputs[^1]);
        if (!Same(query[0], value[0]) || !Same(query[0], key[0]))
            throw Incompatible("query, value and key must have the same batch size", inputs);
        if (!Same(value[1], key[1]))
            throw Incompatible("value and key must have the same number of steps", inputs);
        if (!Same(query[2], key[2]))
            throw Incompatible("query and key must have the same size of the last axis", inputs);

        static bool Same(long? a, long? b) => a is null || b is null || a == b;
    }

    private static T[] InputList<T>(T query, T value, T? key)
        where T : class => key is null ? [query, value] : [query, value, key];

    private static Tensor?[]? Masks(Tensor? queryMask, Tensor? valueMask, Tensor? key) =>
        queryMask is null && valueMask is null ? null : key is null ? [queryMask, valueMask] : [queryMask, valueMask, null];
}
