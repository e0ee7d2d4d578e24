using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>Brings values to mean 0 and variance 1: <c>(x − mean) / √variance</c>.</summary>
/// <remarks>Mean and variance are given, or found by <see cref="Adapt(ArrayLike)"/> before the model is trained. Input of any shape, output
/// of the same. Weights, where they are not given: mean and variance (the sizes of the axes), count.
/// Source: keras.layers.Normalization.</remarks>
/// <param name="axis">The axes along which each index has a mean and variance of its own; null for the last. <c>[]</c>, Keras's None, for
/// one mean and variance of all values.</param>
/// <param name="mean">The mean, a number or an array over the axes; null to find it.</param>
/// <param name="variance">The variance, in the shape of the mean; given together with it.</param>
/// <param name="invert">Turns normalized values back.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">Only one of mean and variance is given, their shapes differ, or they have more axes than axis
/// names.</exception>
public sealed partial class Normalization(
    Axes? axis = null, ArrayLike? mean = null, ArrayLike? variance = null, bool invert = false, string? name = null) : Layer(name)
{
    private readonly (HostTensor Mean, HostTensor Variance)? _given = CheckGiven(axis ?? -1, mean, variance);
    private int[] _kept = [];
    private long[] _broadcast = [];
    private Variable? _mean;
    private Variable? _variance;

    /// <summary>The axes along which each index has a mean and variance of its own.</summary>
    public Axes Axis { get; } = Axes.Create([.. axis ?? -1]);

    /// <summary>Whether normalized values are turned back.</summary>
    public bool Invert { get; } = invert;

    /// <summary>Whether mean and variance were given.</summary>
    internal bool IsGiven => _given is not null;

    /// <summary>The mean, as given or found; null before.</summary>
    public ArrayLike? Mean => _given is { } given ? given.Mean.Value : _mean?.Value;

    /// <summary>The variance, as given or found; null before.</summary>
    public ArrayLike? Variance => _given is { } given ? given.Variance.Value : _variance?.Value;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <summary>Finds mean and variance in data.</summary>
    /// <param name="data">Rows like those that the layer will be called on.</param>
    /// <exception cref="InvalidOperationException">The layer was given its mean and variance.</exception>
    /// <exception cref="ArgumentException">The shape does not fit the axes or the shape with which the layer was built.</exception>
    public void Adapt(ArrayLike data)
    {
        using var scope = NewDisposeScope();
        Prepare();
        var x = data.ToReadOnlyTensor().detach();
        CheckAdapt(x);
        var (foundMean, foundVariance) = Moments(DTypes.IsFloating(x.dtype) ? x : x.to_type(ScalarType.Float64));
        _mean!.Assign(foundMean);
        _variance!.Assign(foundVariance);
    }

    /// <summary>Finds mean and variance in a stream of batches, weighing each batch by its size.</summary>
    /// <param name="batches">The batches; of each the (first) input counts.</param>
    /// <inheritdoc cref="Adapt(ArrayLike)"/>
    [OverloadResolutionPriority(1)]
    public void Adapt(IEnumerable<Batch> batches)
    {
        using var scope = NewDisposeScope();
        Prepare();
        Tensor? totalMean = null;
        Tensor? totalVariance = null;
        var count = 0L;
        AdaptStream.ForEach(batches, null, Name, batch =>
        {
            var x = batch.detach().As(ComputingType);
            CheckAdapt(x);
            var (batchMean, batchVariance) = Moments(x);
            var size = x.shape.Where((_, i) => !_kept.Contains(i)).Aggregate(1L, (a, b) => a * b);
            count += size;
            var share = (double)size / count;
            var (oldMean, oldVariance) = (totalMean ?? zeros_like(batchMean), totalVariance ?? zeros_like(batchMean));
            var newMean = (oldMean * (1 - share)) + (batchMean * share);
            var newVariance =
                ((oldVariance + (oldMean - newMean).square()) * (1 - share)) + ((batchVariance + (batchMean - newMean).square()) * share);
            (totalMean, totalVariance) = (newMean.MoveToOuterDisposeScope(), newVariance.MoveToOuterDisposeScope());
        });
        _mean!.Assign(totalMean!);
        _variance!.Assign(totalVariance!);
    }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config
    {
        { "axis", Axis },
        { "invert", Invert },
        { "mean", _given?.Mean.Value },
        { "variance", _given?.Variance.Value },
    });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        KeptSizes(input);
        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var sizes = KeptSizes(input);
        _kept = KeptAxes(input);
        _broadcast = [.. Enumerable.Range(0, input.Rank).Select(i => Array.IndexOf(_kept, i) is var at and >= 0 ? sizes[at] : 1L)];
        if (_given is not null)
            return;
        _mean = AddWeight("mean", sizes, "zeros", trainable: false);
        _variance = AddWeight("variance", sizes, "ones", trainable: false);
        AddWeight("count", Shape.Scalar, "zeros", trainable: false, dtype: ScalarType.Int32);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.As(ComputingType);
        if (x.Dimensions != _broadcast.Length)
            throw new ArgumentException(
                $"Layer \"{Name}\" was built for inputs of {_broadcast.Length} axes. Received: an input of shape {Shape.Of(x.shape)}",
                "inputs");
        var mean = _given is { } given ? Spread(given.Mean.On(x)) : _mean!.Value.As(x.dtype).reshape(_broadcast);
        var variance = _given is { } also ? Spread(also.Variance.On(x)) : _variance!.Value.As(x.dtype).reshape(_broadcast);
        var deviation = variance.sqrt().clamp_min(KerasConfig.Epsilon);
        return Invert ? mean + (x * deviation) : (x - mean) / deviation;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _given is { } given)
        {
            given.Mean.Dispose();
            given.Variance.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Given numbers stand at the last of the axes.</summary>
    private Tensor Spread(Tensor given)
    {
        var shape = new long[_broadcast.Length];
        Array.Fill(shape, 1L);
        for (var i = 1; i <= given.Dimensions; i++)
            shape[_kept[^i]] = given.shape[^i];
        return given.reshape(shape);
    }

    private (Tensor Mean, Tensor Variance) Moments(Tensor x)
    {
        long[] reduced = [.. Enumerable.Range(0, (int)x.Dimensions).Except(_kept).Select(i => (long)i)];
        return reduced.Length == 0 ? (x, zeros_like(x)) : (x.mean(reduced), x.var(reduced, unbiased: false));
    }

    private void Prepare()
    {
        if (_given is not null)
            throw new InvalidOperationException($"Layer \"{Name}\" was given `mean` and `variance` and cannot be adapted.");
    }

    private void CheckAdapt(Tensor x)
    {
        var shape = Shape.Of(x.shape);
        if (x.numel() == 0)
            throw new ArgumentException(
                $"Layer \"{Name}\" cannot be adapted to data without values. Received: data of shape {shape}", "data");
        EnsureBuilt(shape);
        if (shape.Rank != _broadcast.Length || Array.Exists(_kept, i => shape[i] != _broadcast[i]))
            throw new ArgumentException(
                $"Layer \"{Name}\" was built with input_shape={BuiltInputShapes![0]}, but `Adapt` is called with data of an "
                + $"incompatible shape {shape}", "data");
    }

    private int[] KeptAxes(Shape input)
    {
        var kept = Axis.Resolve(input.Rank, "axis", $"layer \"{Name}\"");
        Array.Sort(kept);
        return kept;
    }

    private long[] KeptSizes(Shape input)
    {
        var kept = KeptAxes(input);
        var sizes = Array.ConvertAll(kept, i => input[i] ?? throw new ArgumentException(
            $"All axes that `axis` of layer \"{Name}\" names must have a known size. Received: axis={Axis}, input_shape={input}",
            nameof(input)));
        var shape = _given?.Mean.Shape ?? [];
        for (var i = 1; i <= shape.Length; i++)
        {
            if (shape[^i] != 1 && shape[^i] != sizes[^i])
                throw new ArgumentException(
                    $"`mean` and `variance` of layer \"{Name}\" must broadcast to the axes {Axis} of the input. Received: shape "
                    + $"{Shape.Of(shape)}, input_shape={input}", nameof(input));
        }

        return sizes;
    }

    private static (HostTensor Mean, HostTensor Variance)? CheckGiven(Axes axis, ArrayLike? mean, ArrayLike? variance)
    {
        if (mean is null != variance is null)
            throw new ArgumentException(
                $"`mean` and `variance` must be given together. Received: {(mean is null ? "no mean, a variance" : "a mean, no variance")}",
                mean is null ? nameof(mean) : nameof(variance));
        if (mean is null || variance is null)
            return null;
        var given = (Mean: new HostTensor(mean), Variance: new HostTensor(variance));
        if (!given.Mean.Shape.AsSpan().SequenceEqual(given.Variance.Shape))
            throw new ArgumentException(
                $"`mean` and `variance` must have the same shape. Received: shapes {Shape.Of(given.Mean.Shape)} and "
                + $"{Shape.Of(given.Variance.Shape)}", nameof(variance));
        return given.Mean.Shape.Length <= axis.Count ? given : throw new ArgumentException(
            $"`mean` must have at most as many axes as `axis` names, {axis.Count}. Received: shape {Shape.Of(given.Mean.Shape)}, "
            + $"axis={axis}", nameof(mean));
    }
}
