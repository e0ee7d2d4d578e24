using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>Puts numbers into ranges: each becomes the index of its range.</summary>
/// <remarks>The boundaries b₀ &lt; b₁ &lt; … make the ranges (−∞, b₀), [b₀, b₁), …, [b, ∞). They are given, or found by
/// <see cref="Adapt(ArrayLike)"/> so that the ranges hold about equally many values. Input of any shape, output of the same with
/// <c>int</c>, else vectors of one number a range. Source: keras.layers.Discretization.</remarks>
/// <param name="binBoundaries">The boundaries, ascending; null where they are to be found.</param>
/// <param name="numBins">The number of ranges to find; null where the boundaries are given.</param>
/// <param name="epsilon">Share by which a found boundary may be off: larger is faster on much data.</param>
/// <param name="outputMode"><c>int</c>, <c>one_hot</c>, <c>multi_hot</c> or <c>count</c>.</param>
/// <param name="sparse">Must be false.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">Both or neither of binBoundaries and numBins are given, the boundaries do not ascend, epsilon is not
/// in (0, 1], outputMode is another, or sparse is true.</exception>
[Refuses("sparse", "true", "layers give dense tensors")]
public sealed partial class Discretization(
    double[]? binBoundaries = null, int? numBins = null, double epsilon = 0.01, OutputMode outputMode = default, bool sparse = false,
    string? name = null) : Layer(name)
{
    private HostTensor? _boundaries;

    /// <summary>The boundaries; null before <see cref="Adapt(ArrayLike)"/> has found them.</summary>
    public IReadOnlyList<double>? BinBoundaries { get; private set; } = CheckBoundaries(binBoundaries, numBins);

    /// <summary>The number of ranges to find; null where the boundaries were given.</summary>
    public int? NumBins { get; } = numBins is null ? null : Guard.Positive(numBins.Value, nameof(numBins));

    /// <summary>Share by which a found boundary may be off.</summary>
    public double Epsilon { get; } = epsilon is > 0 and <= 1 ? epsilon : throw new ArgumentOutOfRangeException(
        nameof(epsilon), $"`epsilon` must lie in (0, 1]. Received: epsilon={epsilon}");

    /// <summary>What comes out.</summary>
    public OutputMode OutputMode { get; } = outputMode.Among(
        nameof(Discretization), OutputMode.Int, OutputMode.OneHot, OutputMode.MultiHot, OutputMode.Count);

    /// <summary>Always false.</summary>
    public bool Sparse { get; } = CategoricalEncoding.RefuseSparse(sparse, nameof(Discretization));

    /// <summary>Finds the boundaries in data.</summary>
    /// <param name="data">Numbers of any shape.</param>
    /// <exception cref="InvalidOperationException">The layer was given its boundaries.</exception>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public void Adapt(ArrayLike data)
    {
        using var scope = NewDisposeScope();
        var x = data.ToReadOnlyTensor();
        if (x.numel() == 0)
            throw new ArgumentException(
                $"Layer \"{Name}\" cannot be adapted to data without numbers. Received: data of shape {Shape.Of(x.shape)}", nameof(data));
        Adapt([new Batch(x.reshape(-1))]);
    }

    /// <summary>Finds the boundaries in a stream of batches.</summary>
    /// <param name="batches">The batches; of each the (first) input counts.</param>
    /// <param name="steps">The number of batches to read; null for all.</param>
    /// <inheritdoc cref="Adapt(ArrayLike)"/>
    [OverloadResolutionPriority(1)]
    public void Adapt(IEnumerable<Batch> batches, int? steps = null)
    {
        if (NumBins is not { } bins)
            throw new InvalidOperationException(
                $"Layer \"{Name}\" was made with `binBoundaries` and cannot be adapted: use `numBins` instead.");
        var summary = QuantileSummary.Empty;
        AdaptStream.ForEach(batches, steps, Name, batch =>
            summary = QuantileSummary.Of(batch.to_type(ScalarType.Float32).ToHost<float>(), Epsilon).Merge(summary, Epsilon));
        if (summary.Count == 0)
            throw new ArgumentException($"Layer \"{Name}\" cannot be adapted to data without numbers.", nameof(batches));
        SetBoundaries(summary.Boundaries(bins));
    }

    /// <inheritdoc/>
    public override Config GetConfig() => new()
    {
        { "bin_boundaries", BinBoundaries },
        { "num_bins", NumBins },
        { "epsilon", Epsilon },
        { "output_mode", OutputMode },
        { "sparse", Sparse },
        { "name", Name },
        { "dtype", VariableDType },
    };

    /// <summary>A layer from a config, with the boundaries that an adapted layer had found.</summary>
    /// <exception cref="ConfigException">The config does not fit.</exception>
    public static Discretization FromConfig(Config config)
    {
        var reader = new ConfigReader(
            config, nameof(Discretization), "bin_boundaries", "num_bins", "epsilon", "output_mode", "sparse", "name", "dtype");
        var boundaries = reader.GetOrNull<double[]>("bin_boundaries", null);
        var bins = reader.GetOrNull<int?>("num_bins", null);
        var layer = new Discretization(
            bins is null
            ? boundaries
            : null, bins, reader.Get("epsilon", 0.01), reader.Get("output_mode", OutputMode.Int), reader.Get(
                "sparse", false), reader.GetOrNull<string>("name", null))
        {
            DType = reader.GetOrNull<DTypePolicy>("dtype", null) ?? DTypePolicy.Default,
        };
        if (bins is not null && boundaries is not null)
            layer.SetBoundaries(boundaries);
        return layer;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) =>
        CategoricalEncoding.OutputShape(input, OutputMode, BinBoundaries is { } found ? found.Count + 1 : NumBins);

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) =>
        OutputMode == OutputMode.Int ? ScalarType.Int32 : base.OutputDType(inputs, output);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (BinBoundaries is null)
            throw new ArgumentException(
                $"Layer \"{Name}\" has no boundaries yet: give it `binBoundaries`, or call `Adapt` with data before it is used.");
        _boundaries ??= new HostTensor(BinBoundaries.ToArray());
        x = x.AsFloating(KerasConfig.FloatX);
        var indices = x.contiguous().bucketize(_boundaries.On(x), outInt32: true, right: true);
        return CategoricalEncoding.Encode(
            indices, OutputMode, BinBoundaries.Count + 1, OutputMode == OutputMode.Int ? ScalarType.Int32 : ComputingType, Name);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _boundaries?.Dispose();
        base.Dispose(disposing);
    }

    private void SetBoundaries(double[] boundaries)
    {
        _boundaries?.Dispose();
        _boundaries = null;
        BinBoundaries = boundaries;
    }

    private static double[]? CheckBoundaries(double[]? boundaries, int? bins)
    {
        if (boundaries is null == bins is null)
        {
            throw new ArgumentException(
                $"Discretization needs either `numBins` or `binBoundaries`. Received: numBins={bins?.ToString() ?? "null"}, "
                + $"binBoundaries={(boundaries is null ? "null" : $"[{string.Join(", ", boundaries)}]")}",
                nameof(binBoundaries));
        }

        for (var i = 1; i < boundaries?.Length; i++)
        {
            if (!(boundaries[i - 1] <= boundaries[i]))
                throw new ArgumentException(
                    $"`binBoundaries` must ascend. Received: binBoundaries=[{string.Join(", ", boundaries)}]", nameof(binBoundaries));
        }

        return (double[]?)boundaries?.Clone();
    }
}
