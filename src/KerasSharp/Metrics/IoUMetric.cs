namespace KerasSharp.Metrics;

/// <summary>Base of the metrics of intersection over union: a confusion matrix of classes.</summary>
/// <remarks>Labels that name no class count nowhere.</remarks>
public abstract class IoUMetric : Metric
{
    private readonly Variable _matrix;
    private readonly int[] _targets;

    private protected IoUMetric(
        int numClasses, int[] targetClassIds, string? name, DType? dtype, int? ignoreClass = null, bool sparseYTrue = true,
        bool sparseYPred = true, int axis = -1)
        : base(name, dtype ?? ScalarType.Int32)
    {
        NumClasses = Guard.Positive(numClasses);
        _targets = targetClassIds.Length > 0 && Array.TrueForAll(
            targetClassIds, id => id >= 0 && id < numClasses) ? [.. targetClassIds] : throw new ArgumentOutOfRangeException(
            nameof(targetClassIds),
            $"`targetClassIds` must hold classes in [0, {numClasses}). Received: targetClassIds=[{string.Join(", ", targetClassIds)}]");
        (IgnoreClass, SparseYTrue, SparseYPred, Axis) = (ignoreClass, sparseYTrue, sparseYPred, axis);
        _matrix = AddCount("total_confusion_matrix", [numClasses, numClasses]);
    }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Number of classes.</summary>
    public int NumClasses { get; }

    /// <summary>The classes whose mean is taken.</summary>
    public IReadOnlyList<int> TargetClassIds => _targets;

    /// <summary>A label whose elements do not count.</summary>
    public int? IgnoreClass { get; }

    /// <summary>Whether the truth is class indices; else one-hot.</summary>
    public bool SparseYTrue { get; }

    /// <summary>Whether predictions are class indices; else scores.</summary>
    public bool SparseYPred { get; }

    /// <summary>The class axis of what is not class indices.</summary>
    public int Axis { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var labels = Indices(yTrue, SparseYTrue);
        var (truth, predicted) = (labels.reshape(-1), Indices(yPred, SparseYPred).reshape(-1));
        if (truth.numel() != predicted.numel())
            throw new ArgumentException(
                $"yTrue and yPred must hold as many classes. Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}", nameof(yTrue));
        var valid = IsClass(truth).logical_and(IsClass(predicted));
        if (IgnoreClass is { } ignored)
            valid = valid.logical_and(truth != ignored);
        var weight = valid.to(_matrix.DType);
        if (sampleWeight is not null)
            weight = weight * Weight(sampleWeight.to(_matrix.DType), labels);
        var cell = ((truth * NumClasses) + predicted).masked_fill(valid.logical_not(), 0);
        _matrix.Value.reshape(-1).scatter_add_(0, cell, weight);
    }

    /// <summary>The mean intersection over union of the target classes that occur.</summary>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var matrix = _matrix.Value;
        var ids = tensor(_targets, dtype: ScalarType.Int64, device: matrix.device);
        var intersection = matrix.diag();
        var union = (matrix.sum(0L) + matrix.sum(1) - intersection).index_select(0, ids);
        var occurs = union > 1e-9;
        var parts = (intersection.index_select(0, ids) / (union + KerasConfig.Epsilon)).masked_fill(occurs.logical_not(), 0);
        return scope.MoveToOuter((parts.sum() / (occurs.sum() + KerasConfig.Epsilon)).to(ScalarType.Float32));
    }

    /// <summary>A weight for each label, in their order: given for each, or for each sample.</summary>
    private static Tensor Weight(Tensor sampleWeight, Tensor labels)
    {
        if (sampleWeight.numel() == labels.numel())
            return sampleWeight.reshape(-1);
        var weight = TensorMath.SameLeadingAxes(labels, sampleWeight).Item2;
        return TensorMath.CanExpandTo(weight, labels) ? weight.expand_as(labels).reshape(-1) : throw new ArgumentException(
            $"`sampleWeight` of shape {Shape.Of(sampleWeight.ToSizes())} does not fit the labels of shape {Shape.Of(labels.ToSizes())}",
            nameof(sampleWeight));
    }

    private Tensor Indices(Tensor y, bool sparse) => (sparse ? y : y.argmax(Axis)).to(ScalarType.Int64);

    private Tensor IsClass(Tensor indices) => (indices >= 0).logical_and(indices < NumClasses);
}
