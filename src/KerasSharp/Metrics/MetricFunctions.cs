namespace KerasSharp.Metrics;

/// <summary>The metrics that are means of a function, as functions: the value of each row. Those that are losses too are in
/// <see cref="Losses.LossFunctions"/>.</summary>
/// <remarks>Each is the metric class of its name, whose documentation says what the arguments mean. Source: keras.metrics.</remarks>
public static class MetricFunctions
{
    /// <summary>The values of <see cref="Metrics.BinaryAccuracy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor BinaryAccuracy(Tensor yTrue, Tensor yPred, double threshold = 0.5) =>
        Values(new BinaryAccuracy(threshold: threshold), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.CategoricalAccuracy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor CategoricalAccuracy(Tensor yTrue, Tensor yPred) => Values(new CategoricalAccuracy(), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.ConcordanceCorrelation"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor ConcordanceCorrelation(Tensor yTrue, Tensor yPred, int axis = -1) =>
        Values(new ConcordanceCorrelation(axis: axis), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.PearsonCorrelation"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor PearsonCorrelation(Tensor yTrue, Tensor yPred, int axis = -1) =>
        Values(new PearsonCorrelation(axis: axis), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.SparseCategoricalAccuracy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor SparseCategoricalAccuracy(Tensor yTrue, Tensor yPred) => Values(new SparseCategoricalAccuracy(), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.SparseTopKCategoricalAccuracy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor SparseTopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5, bool fromSortedIds = false) =>
        Values(new SparseTopKCategoricalAccuracy(k: k, fromSortedIds: fromSortedIds), yTrue, yPred);

    /// <summary>The values of <see cref="Metrics.TopKCategoricalAccuracy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the metric takes.</exception>
    public static Tensor TopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5) =>
        Values(new TopKCategoricalAccuracy(k: k), yTrue, yPred);

    private static Tensor Values(MeanMetricWrapper metric, Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using (metric)
        {
            using var scope = NewDisposeScope();
            var values = metric.Values(yTrue, yPred);
            return scope.MoveToOuter(values.dtype == ScalarType.Bool ? values.As(KerasConfig.FloatX) : values);
        }
    }
}
