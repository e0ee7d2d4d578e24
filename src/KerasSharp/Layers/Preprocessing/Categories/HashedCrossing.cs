namespace KerasSharp.Layers;

/// <summary>Crosses categories: puts each combination of two or more features into one of a fixed number of bins by a hash.</summary>
/// <remarks>Inputs of one shape, (), (batch) or (batch, 1); output the same with <c>int</c> (int64), (batch, numBins) with <c>one_hot</c>.
/// Strings are given to <see cref="Apply(CrossingFeature[])"/>: <c>layer.Apply(cities, years)</c>. The bins are those of Keras.
/// Source: keras.layers.HashedCrossing.</remarks>
[SeveralInputs]
[Refuses("sparse", "true", "layers give dense tensors")]
public sealed partial class HashedCrossing : Layer
{
    // TensorFlow's default key of sparse.cross_hashed.
    private const ulong Key = 0xDECAFCAFFE;

    /// <summary>A crossing.</summary>
    /// <param name="numBins">The number of bins; at least 1.</param>
    /// <param name="outputMode"><c>int</c> or <c>one_hot</c>.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">numBins is below 1.</exception>
    /// <exception cref="ArgumentException">outputMode is another, or sparse is true.</exception>
    public HashedCrossing(int numBins, OutputMode outputMode = default, bool sparse = false, string? name = null)
        : base(name)
    {
        NumBins = Guard.Positive(numBins);
        OutputMode = outputMode.Among(nameof(HashedCrossing), OutputMode.Int, OutputMode.OneHot);
        Sparse = CategoricalEncoding.RefuseSparse(sparse, nameof(HashedCrossing));
        if (outputMode == OutputMode.Int)
            ChangeDType(ScalarType.Int64);
    }

    /// <summary>The number of bins.</summary>
    public int NumBins { get; }

    /// <summary>What comes out.</summary>
    public OutputMode OutputMode { get; }

    /// <summary>Always false.</summary>
    public bool Sparse { get; }

    /// <summary>Crosses features of strings or integers.</summary>
    /// <param name="inputs">The features, at least two, of equal shapes.</param>
    /// <exception cref="ArgumentException">There are fewer, shapes differ or are no others than (), (batch) and (batch, 1), or a tensor is
    /// not of integers.</exception>
    public Tensor Apply(params CrossingFeature[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var scope = NewDisposeScope();
        EnsureBuilt(Array.ConvertAll(inputs, input => input.Shape));
        return Cross(inputs, KerasConfig.Device).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Config GetConfig() => new()
    {
        { "num_bins", NumBins }, { "output_mode", OutputMode }, { "sparse", Sparse }, { "name", Name }, { "dtype", VariableDType },
    };

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        if (inputs.Length < 2)
            throw new ArgumentException(
                $"Layer \"{Name}\" must be called on at least two inputs. Received: {inputs.Length}", nameof(inputs));
        var first = inputs[0];
        if (first.Rank > 2 || (first.Rank == 2 && first[1] != 1))
            throw new ArgumentException(
                $"All inputs of layer \"{Name}\" must have shape (), (batch,) or (batch, 1). Received: {first}", nameof(inputs));
        if (Array.Find(inputs, input => !first.Accepts(input)) is { } other)
            throw new ArgumentException(
                $"All inputs of layer \"{Name}\" must have equal shapes. Received: {first} and {other}", nameof(inputs));
        return [CategoricalEncoding.OutputShape(first, OutputMode, NumBins)];
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => ComputeOutputShape(inputs);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context) =>
        [Cross(Array.ConvertAll(inputs, FeatureOf), inputs[0].device)];

    internal override bool TakesText => true;

    private CrossingFeature FeatureOf(Tensor input) => TextHandles.IsText(input) ? TextHandles.Decode(input, Name) : input;

    private Tensor Cross(CrossingFeature[] inputs, Device device)
    {
        ComputeOutputShape(Array.ConvertAll(inputs, input => input.Shape));
        if (Array.Find(inputs, input => input.DType is { } type && (DTypes.IsFloating(type) || type == ScalarType.Bool)) is { } wrong)
            throw new ArgumentException(
                $"All inputs of layer \"{Name}\" must be integers or strings. Received: a tensor of {DTypes.Name(wrong.DType!.Value)}",
                nameof(inputs));
        var features = Array.ConvertAll(inputs, input => input.Fingerprints());
        var bins = new long[features[0].Length];
        for (var i = 0; i < bins.Length; i++)
            bins[i] = (long)(features.Aggregate(Key, (hash, feature) => FarmHash.Concatenate(hash, feature[i])) % (ulong)NumBins);
        return CategoricalEncoding.Encode(
            tensor(bins, inputs[0].Shape.ToArray()).to(device), OutputMode, NumBins, ComputeDType, Name);
    }
}
