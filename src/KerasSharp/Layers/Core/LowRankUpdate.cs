namespace KerasSharp.Layers;

/// <summary>A trainable change of low rank to a frozen weight of a layer (LoRA): <c>weight + alpha / rank · a · b</c>.</summary>
/// <remarks>With a weight (…, n), a is (…, rank) and b (rank, n), both in float32.</remarks>
/// <param name="loraRank">The rank; null for no change until <see cref="Enable"/> is called.</param>
/// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
/// <param name="constraint">The weight's constraint, which would not hold for the sum.</param>
/// <exception cref="ArgumentException">The rank is below 1, or is given together with a constraint.</exception>
internal sealed class LowRankUpdate(int? loraRank, double? alpha, Constraint? constraint)
{
    private Variable? _weight;
    private Shape _shape = Shape.Scalar;
    private Regularizer? _regularizer;
    private (Variable A, Variable B)? _factors;

    /// <summary>The rank; null for no change.</summary>
    public int? Rank { get; private set; } = Check(loraRank, constraint);

    /// <summary>The change is scaled by this, divided by the rank; null for no change.</summary>
    public double? Alpha { get; private set; } = loraRank is null ? null : alpha ?? loraRank;

    /// <summary>Whether there is a change.</summary>
    public bool IsEnabled => _factors is not null;

    /// <summary>Takes the weight of a layer that is being built, and adds the change where there is a rank.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="weight">The weight, or what stands for it where it is quantized.</param>
    /// <param name="regularizer">The weight's penalty, which the change has too.</param>
    /// <param name="shape">The weight's shape where it is quantized; null for that of the variable.</param>
    public void Build(Layer layer, Variable weight, Regularizer? regularizer, Shape? shape = null)
    {
        (_weight, _regularizer, _factors, _shape) = (weight, regularizer, null, shape ?? weight.Shape);
        if (Rank is { } rank)
            Add(layer, rank, null, null);
    }

    /// <summary>Freezes the weight and adds the change.</summary>
    /// <exception cref="InvalidOperationException">The layer is not built, or has a change already.</exception>
    public void Enable(Layer layer, int rank, double? alpha, Initializer? aInitializer, Initializer? bInitializer)
    {
        Check(rank, constraint);
        if (!layer.Built || _weight is null)
            throw new InvalidOperationException($"Cannot enable LoRA on layer '{layer.Name}': it is not built yet.");
        if (_factors is not null)
            throw new InvalidOperationException($"LoRA is already enabled on layer '{layer.Name}'. This can only be done once per layer.");
        Alpha = alpha ?? rank;
        Add(layer, rank, aInitializer, bInitializer);
    }

    /// <summary>The weight with the change added, in an element type.</summary>
    public Tensor Weight(ScalarType dtype) => AddTo(_weight!.As(dtype));

    /// <summary>Takes what stands for the weight from now on: it was quantized.</summary>
    public void Replace(Variable weight) => _weight = weight;

    /// <summary>A product with the weight, which is quantized, and the change added: <c>y + alpha / rank · (x · a) · b</c>.</summary>
    /// <param name="y">The product with the weight.</param>
    /// <param name="x">What was multiplied.</param>
    /// <param name="multiply">Multiplies it by a, which differs from the weight in the last axis.</param>
    public Tensor AddTo(Tensor y, Tensor x, Func<Tensor, Tensor, Tensor> multiply) =>
        _factors is var (a, b) ? y + (multiply(x, a.As(y.dtype)).MatMul(b.As(y.dtype)) * (Alpha!.Value / Rank!.Value)) : y;

    /// <summary>The change itself; null for none.</summary>
    public Tensor? Change(ScalarType dtype) => _factors is var (a, b) ? a.As(dtype).MatMul(b.As(dtype)) * (Alpha!.Value / Rank!.Value)
        : null;

    /// <summary>As in Keras, files hold the weight with the change added, and neither a nor b.</summary>
    /// <param name="own">All weights of the layer.</param>
    public IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> Stored(IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> own) =>
        _factors is not var (a, b)
        ? own
        : [(_weight!, () => AddTo(_weight!.Value.detach()).detach()), .. own.Where(
            stored => stored.Variable != _weight && stored.Variable != a && stored.Variable != b)];

    /// <summary>No change: after loading, the weight itself has it.</summary>
    public void Reset()
    {
        if (_factors is not var (a, b))
            return;
        using var scope = NewDisposeScope();
        a.Assign(zeros_like(a.Value));
        b.Assign(zeros_like(b.Value));
    }

    private static int? Check(int? loraRank, Constraint? constraint)
    {
        if (loraRank is null)
            return null;
        return constraint is null ? Guard.Positive(loraRank.Value, nameof(loraRank)) : throw new ArgumentException(
            $"`loraRank` cannot go together with a constraint on the weight. Received: loraRank={loraRank}, "
            + $"constraint={constraint.GetType().Name}", nameof(loraRank));
    }

    private Tensor AddTo(Tensor weight) =>
        Change(weight.dtype) is { } change ? weight + change : weight;

    private void Add(Layer layer, int rank, Initializer? aInitializer, Initializer? bInitializer)
    {
        var (name, shape) = (_weight!.Name, _shape);
        var a = layer.AddWeight($"lora_{name}_a", [.. shape[..^1], rank], aInitializer ?? "he_uniform", ScalarType.Float32,
            regularizer: _regularizer);
        var b = layer.AddWeight($"lora_{name}_b", [rank, shape[^1]], bInitializer ?? "zeros", ScalarType.Float32,
            regularizer: _regularizer);
        _weight.Trainable = false;
        _factors = (a, b);
        Rank = rank;
    }
}
