using System.Runtime.CompilerServices;
using KerasSharp.Losses;
using KerasSharp.Metrics;

namespace KerasSharp;

/// <content>Functions as losses and metrics, <c>loss: MyLoss</c>, and streams as validation data: what C# does not convert by
/// itself.</content>
public partial class Model
{
    /// <summary>As the other <c>Compile</c>, with a function of truth and predictions as the loss: it gives the per-sample
    /// values.</summary>
    /// <inheritdoc cref="Compile(Optimizer?, LossSpec?, LossWeights?, MetricSpec?, MetricSpec?, bool, int, bool)"/>
    [OverloadResolutionPriority(-1)]
    public void Compile(
        Optimizer? optimizer = null, Func<Tensor, Tensor, Tensor>? loss = null, LossWeights? lossWeights = null, MetricSpec? metrics = null,
        MetricSpec? weightedMetrics = null, bool runEagerly = false, int stepsPerExecution = 1, bool autoScaleLoss = true) =>
        Compile(optimizer, Named(loss), lossWeights, metrics, weightedMetrics, runEagerly, stepsPerExecution, autoScaleLoss);

    /// <summary>As the other <c>Compile</c>, with functions of truth and predictions as the metrics: the mean of what each gives is
    /// reported under its name in snake case.</summary>
    /// <inheritdoc cref="Compile(Optimizer?, LossSpec?, LossWeights?, MetricSpec?, MetricSpec?, bool, int, bool)"/>
    [OverloadResolutionPriority(-1)]
    public void Compile(
        Optimizer? optimizer = null, LossSpec? loss = null, LossWeights? lossWeights = null, Func<Tensor, Tensor, Tensor>[]? metrics = null,
        MetricSpec? weightedMetrics = null, bool runEagerly = false, int stepsPerExecution = 1, bool autoScaleLoss = true) =>
        Compile(optimizer, loss, lossWeights, Named(metrics), weightedMetrics, runEagerly, stepsPerExecution, autoScaleLoss);

    /// <summary>As the other <c>Compile</c>, with functions of truth and predictions as the loss and as the metrics.</summary>
    /// <inheritdoc cref="Compile(Optimizer?, Func{Tensor, Tensor, Tensor}?, LossWeights?, MetricSpec?, MetricSpec?, bool, int, bool)"/>
    [OverloadResolutionPriority(-2)]
    public void Compile(
        Optimizer? optimizer = null, Func<Tensor, Tensor, Tensor>? loss = null, LossWeights? lossWeights = null,
        Func<Tensor, Tensor, Tensor>[]? metrics = null,
        MetricSpec? weightedMetrics = null, bool runEagerly = false, int stepsPerExecution = 1, bool autoScaleLoss = true) =>
        Compile(optimizer, Named(loss), lossWeights, Named(metrics), weightedMetrics, runEagerly, stepsPerExecution, autoScaleLoss);

    /// <summary>As the other <c>Fit</c>, with a stream of batches to evaluate after each epoch; it is restarted for each
    /// evaluation.</summary>
    /// <inheritdoc cref="Fit(ArrayLike, ArrayLike?, int?, int, Verbose, IEnumerable{Callback}?, double, ValidationData?, Shuffle, Dictionary{int, double}?, ArrayLike?, int, int?, int?, int?, ValidationFreq, CancellationToken)"/>
    [OverloadResolutionPriority(-1)]
    public History Fit(
        ArrayLike x,
        ArrayLike? y = null,
        int? batchSize = null,
        int epochs = 1,
        Verbose verbose = default,
        IEnumerable<Callback>? callbacks = null,
        double validationSplit = 0,
        IEnumerable<Batch>? validationData = null,
        Shuffle shuffle = default,
        Dictionary<int, double>? classWeight = null,
        ArrayLike? sampleWeight = null,
        int initialEpoch = 0,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        int? validationBatchSize = null,
        ValidationFreq validationFreq = default,
        CancellationToken cancellationToken = default) => Fit(
            x, y, batchSize, epochs, verbose, callbacks, validationSplit, validationData is null
            ? null : new ValidationData(validationData), shuffle, classWeight, sampleWeight,
            initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, cancellationToken);

    /// <summary>As the other <c>Fit</c> on a stream, with a stream of batches to evaluate after each epoch; it is restarted for each
    /// evaluation.</summary>
    /// <inheritdoc cref="Fit(IEnumerable{Batch}, int, Verbose, IEnumerable{Callback}?, ValidationData?, Dictionary{int, double}?, int, int?, int?, int?, ValidationFreq, bool?, int?, CancellationToken)"/>
    [OverloadResolutionPriority(-2)]
    public History Fit(
        IEnumerable<Batch> batches,
        int epochs = 1,
        Verbose verbose = default,
        IEnumerable<Callback>? callbacks = null,
        IEnumerable<Batch>? validationData = null,
        Dictionary<int, double>? classWeight = null,
        int initialEpoch = 0,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        int? validationBatchSize = null,
        ValidationFreq validationFreq = default,
        bool? shuffle = null,
        int? batchSize = null,
        CancellationToken cancellationToken = default) => Fit(
            batches, epochs, verbose, callbacks, validationData is null
            ? null : new ValidationData(validationData), classWeight, initialEpoch, stepsPerEpoch, validationSteps,
            validationBatchSize, validationFreq, shuffle, batchSize, cancellationToken);

    /// <summary>A function under its own name in snake case, as Keras names it; a lambda has none.</summary>
    private static LossSpec? Named(Func<Tensor, Tensor, Tensor>? function) =>
        function is null ? null : (LossSpec)Loss.From(function, DelegateName.Of(function, "loss"));

    private static MetricSpec? Named(Func<Tensor, Tensor, Tensor>[]? functions) =>
        functions is null ? null : (MetricSpec)Array.ConvertAll(
            functions, function => Metric.From(function, DelegateName.Of(function, "metric")));
}
