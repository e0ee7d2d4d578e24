using System.Runtime.CompilerServices;
using KerasSharp.Losses;

namespace KerasSharp;

public partial class Model
{
    /// <summary>Set by a callback to end training after the batch.</summary>
    public bool StopTraining { get; set; }

    /// <summary>The history of the last <c>Fit</c>; null before.</summary>
    public History? History { get; internal set; }

    /// <summary>Where the next <c>Fit</c> goes on; null for its beginning. Taken once.</summary>
    internal ResumePoint? ResumePoint { get; set; }

    /// <summary>Trains the model.</summary>
    /// <param name="x">
    /// The inputs: a tensor or an array, (rows, …); <c>[a, b]</c> for several inputs, or a dictionary by input name.
    /// </param>
    /// <param name="y">The targets, as many rows; likewise by output name. An output without a loss may be left out.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="epochs">Number of the last epoch.</param>
    /// <param name="verbose">0 silent, 1 progress bar (a line an epoch where the output is no terminal), 2 a line an epoch; <c>"auto"</c>
    /// is 1.</param>
    /// <param name="callbacks">What watches and steps in.</param>
    /// <param name="validationSplit">The share of the rows, taken from the end before shuffling, that is not trained on but evaluated after
    /// each epoch.</param>
    /// <param name="validationData">Data to evaluate after each epoch; goes before <paramref name="validationSplit"/>.</param>
    /// <param name="shuffle">Whether each epoch has its own order of rows; <c>"batch"</c> for an order within each batch only. Left out:
    /// true.</param>
    /// <param name="classWeight">Weights of the classes by label; others weigh 1.</param>
    /// <param name="sampleWeight">Weights of the rows.</param>
    /// <param name="initialEpoch">The epoch to start at, when training goes on.</param>
    /// <param name="stepsPerEpoch">Steps an epoch; null for all rows.</param>
    /// <param name="validationSteps">Steps of an evaluation; null for all rows.</param>
    /// <param name="validationBatchSize">Rows a step of evaluation; null for <paramref name="batchSize"/>.</param>
    /// <param name="validationFreq">Evaluate after every N epochs, or after those listed, counted from 1; left out: after each.</param>
    /// <param name="cancellationToken">Ends training before the next step; <see cref="History"/> keeps what was reached.</param>
    /// <returns>The losses and metrics of each epoch.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">The data does not fit the model, the losses or itself; nothing was trained.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <remarks>Source: keras.Model.fit.</remarks>
    [OverloadResolutionPriority(1)]
    public History Fit(
        ArrayLike x, ArrayLike? y = null, int? batchSize = null, int epochs = 1, Verbose verbose = default,
        IEnumerable<Callback>? callbacks = null, double validationSplit = 0, ValidationData? validationData = null,
        Shuffle shuffle = default, Dictionary<int, double>? classWeight = null, ArrayLike? sampleWeight = null, int initialEpoch = 0,
        int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null, ValidationFreq validationFreq = default,
        CancellationToken cancellationToken = default)
    {
        Compiled(nameof(Fit));
        ArgumentNullException.ThrowIfNull(x);
        if (x.StreamOf<Batch>() is { } batches)
        {
            RefuseForBatches(y, nameof(y));
            RefuseForBatches(sampleWeight, nameof(sampleWeight));
            RefuseForBatches(batchSize, nameof(batchSize));
            RefuseForBatches(validationSplit == 0 ? null : (object)validationSplit, nameof(validationSplit));
            return Fit(
                batches, epochs, verbose, callbacks, validationData, classWeight, initialEpoch, stepsPerEpoch, validationSteps,
                validationBatchSize, validationFreq,
                shuffle.IsAsked ? shuffle != Shuffle.None : null, cancellationToken: cancellationToken);
        }

        if (classWeight is not null && sampleWeight is not null)
            throw new ArgumentException("You cannot give `classWeight` and `sampleWeight` at the same time.", nameof(classWeight));
        if (batchSize is null && stepsPerEpoch is { } steps and > 0)
            batchSize = ArraySource.BatchSizeFor(x, steps);
        CheckText(x);
        using var source = new ArraySource(x, y, sampleWeight, batchSize, shuffle, Arrange);
        using var split = validationSplit != 0 && validationData is null
            ? source.SplitOff(validationSplit, BatchSizes.Check(validationBatchSize ?? batchSize)) : null;
        if (classWeight is not null)
            source.WeighClasses(classWeight, IsSparse);
        using var validation = split ?? validationData?.ToSource(validationBatchSize ?? batchSize, Arrange);
        var options =
            new FitOptions { Epochs = epochs, InitialEpoch = initialEpoch, StepsPerEpoch = stepsPerEpoch, ValidationFreq = validationFreq };
        return Fit(source, validation, validationSteps, options.Checked(), verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>Trains the model on a stream of batches, which may be larger than memory.</summary>
    /// <param name="batches">The stream; each epoch starts it again, or with <paramref name="stepsPerEpoch"/> goes on where the last one
    /// stopped. A tensor that it makes for a batch is freed after the batch's step, unless the stream detaches it from its dispose
    /// scope.</param>
    /// <param name="epochs">Number of the last epoch.</param>
    /// <param name="verbose">0 silent, 1 progress bar (a line an epoch where the output is no terminal), 2 a line an epoch; <c>"auto"</c>
    /// is 1.</param>
    /// <param name="callbacks">What watches and steps in.</param>
    /// <param name="validationData">Data to evaluate after each epoch.</param>
    /// <param name="classWeight">Weights of the classes by label; others weigh 1.</param>
    /// <param name="initialEpoch">The epoch to start at, when training goes on.</param>
    /// <param name="stepsPerEpoch">Steps an epoch; null for the whole stream.</param>
    /// <param name="validationSteps">Steps of an evaluation; null for all.</param>
    /// <param name="validationBatchSize">Rows a step of evaluation, for arrays; null for 32.</param>
    /// <param name="validationFreq">Evaluate after every N epochs, or after those listed, counted from 1; left out: after each.</param>
    /// <param name="batchSize">Must be null: the batches of the stream have their size.</param>
    /// <param name="shuffle">Whether each epoch has its own order of batches: for a <see cref="PyDataset"/> that ends, where null is true.
    /// Another stream is not shuffled; true warns of it.</param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <inheritdoc cref="Fit(ArrayLike, ArrayLike?, int?, int, Verbose, IEnumerable{Callback}?, double, ValidationData?, Shuffle, Dictionary{int, double}?, ArrayLike?, int, int?, int?, int?, ValidationFreq, CancellationToken)"/>
    public History Fit(
        IEnumerable<Batch> batches, int epochs = 1, Verbose verbose = default, IEnumerable<Callback>? callbacks = null,
        ValidationData? validationData = null, Dictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null,
        int? validationSteps = null, int? validationBatchSize = null, ValidationFreq validationFreq = default, bool? shuffle = null,
        int? batchSize = null, CancellationToken cancellationToken = default)
    {
        Compiled(nameof(Fit));
        RefuseForBatches(batchSize, nameof(batchSize));
        using var source = SourceOf(batches, shuffle, classWeight);
        using var validation = validationData?.ToSource(validationBatchSize, Arrange);
        var options =
            new FitOptions { Epochs = epochs, InitialEpoch = initialEpoch, StepsPerEpoch = stepsPerEpoch, ValidationFreq = validationFreq };
        return Fit(source, validation, validationSteps, options.Checked(), verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>The loss and the metrics on data.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="sampleWeight">Weights of the rows.</param>
    /// <param name="steps">Number of steps; null for all rows.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the evaluation before the next step.</param>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">The data does not fit the model, the losses or itself.</exception>
    /// <remarks>Source: keras.Model.evaluate.</remarks>
    [OverloadResolutionPriority(1)]
    public Evaluation Evaluate(
        ArrayLike x, ArrayLike? y = null, int? batchSize = null, Verbose verbose = default, ArrayLike? sampleWeight = null,
            int? steps = null,
        IEnumerable<Callback>? callbacks = null, CancellationToken cancellationToken = default)
    {
        Compiled(nameof(Evaluate));
        ArgumentNullException.ThrowIfNull(x);
        if (x.StreamOf<Batch>() is { } batches)
        {
            RefuseForBatches(y, nameof(y));
            RefuseForBatches(sampleWeight, nameof(sampleWeight));
            RefuseForBatches(batchSize, nameof(batchSize));
            return Evaluate(batches, verbose, steps, callbacks, cancellationToken);
        }

        CheckText(x);
        using var source = new ArraySource(x, y, sampleWeight, batchSize, arrange: Arrange);
        return Evaluate(source, steps, verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>The loss and the metrics on a stream of batches.</summary>
    /// <param name="batches">The stream.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="steps">Number of steps; null for the whole stream.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the evaluation before the next step.</param>
    /// <inheritdoc cref="Evaluate(ArrayLike, ArrayLike?, int?, Verbose, ArrayLike?, int?, IEnumerable{Callback}?, CancellationToken)"/>
    public Evaluation Evaluate(
        IEnumerable<Batch> batches, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default)
    {
        Compiled(nameof(Evaluate));
        using var source = SourceOf(batches);
        return Evaluate(source, steps, verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>The outputs for data, on the CPU, (rows, …).</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="steps">Number of steps; null for all rows.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the prediction before the next step.</param>
    /// <exception cref="ArgumentException">The data does not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model has several outputs: use <c>PredictAll</c>.</exception>
    /// <remarks>Source: keras.Model.predict.</remarks>
    [OverloadResolutionPriority(1)]
    public Tensor Predict(
        ArrayLike x, int? batchSize = null, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default) =>
        Single(() => PredictAll(x, batchSize, verbose, steps, callbacks, cancellationToken));

    /// <summary>All outputs of a model with several: <c>var (digit, size) = model.PredictAll(x)</c>, by position, or by name.</summary>
    /// <inheritdoc cref="Predict(ArrayLike, int?, Verbose, int?, IEnumerable{Callback}?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public Predictions PredictAll(
        ArrayLike x, int? batchSize = null, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.StreamOf<Batch>() is { } batches)
        {
            RefuseForBatches(batchSize, nameof(batchSize));
            return PredictAll(batches, verbose, steps, callbacks, cancellationToken);
        }

        CheckText(x);
        using var source = new ArraySource(x, batchSize: batchSize, arrange: Arrange);
        // Predictions of a single batch without callbacks or progress bar are asked for one after the other, and a loop would take longer
        // than they do.
        var unwatched = callbacks is null && verbose.Level == 0 && steps is null;
        if (unwatched && source.Steps == 1 && StepsPerExecution == 1 && KerasConfig.Device.type == DeviceType.CPU)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(Trainer.PredictAtOnce(this, source.Data), OutputNames);
        }

        return new(Predict(source, steps, verbose, callbacks, cancellationToken), OutputNames);
    }

    /// <summary>The outputs for a stream of batches, on the CPU, (rows, …); targets in the batches are passed over.</summary>
    /// <param name="batches">The stream.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="steps">Number of steps; null for the whole stream.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the prediction before the next step.</param>
    /// <inheritdoc cref="Predict(ArrayLike, int?, Verbose, int?, IEnumerable{Callback}?, CancellationToken)"/>
    public Tensor Predict(
        IEnumerable<Batch> batches, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default) =>
        Single(() => PredictAll(batches, verbose, steps, callbacks, cancellationToken));

    /// <summary>All outputs of a model with several, for a stream of batches.</summary>
    /// <inheritdoc cref="Predict(IEnumerable{Batch}, Verbose, int?, IEnumerable{Callback}?, CancellationToken)"/>
    public Predictions PredictAll(
        IEnumerable<Batch> batches, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default)
    {
        using var source = SourceOf(batches);
        return new(Predict(source, steps, verbose, callbacks, cancellationToken), OutputNames);
    }

    private BatchSource SourceOf(IEnumerable<Batch> batches, bool? shuffle = false, Dictionary<int, double>? classWeight = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (shuffle == true && batches is not PyDataset { NumBatches: not null })
            Warnings.Warn(
                "`shuffle=true` was passed, but will be ignored since the data is "
                + $"{(batches is PyDataset ? "an endless `PyDataset`" : "a stream of batches")}. It is expected to be shuffled already.");
        if (batches is PyDataset dataset)
            return new PyDatasetSource(dataset, shuffle ?? true, ArrangeWith(classWeight));
        return new StreamSource(batches, ArrangeWith(classWeight));
    }

    /// <summary>Refuses strings where no layer takes them.</summary>
    private void CheckText(ArrayLike x)
    {
        if (Array.Exists(x.Parts, part => part.Texts is not null) && !WithSublayers.Any(layer => layer.TakesText))
        {
            throw new ArgumentException(
                $"The model '{Name}' was given strings, but none of its layers takes them: put a TextVectorization, StringLookup, "
                + "Hashing or HashedCrossing into it, or call that layer on the strings first.",
                nameof(x));
        }
    }

    /// <summary>Refuses an argument that batches bring along themselves.</summary>
    private static void RefuseForBatches(object? value, string argument)
    {
        if (value is not null)
            throw new ArgumentException($"`{argument}` is not for batches, which bring their targets, weights and sizes along.", argument);
    }

    /// <summary>Whether a target holds class indices, by the loss or by the output, which then has one axis more; else a last axis above 1
    /// is taken as one-hot.</summary>
    private bool IsSparse(Tensor y) =>
        _compilation?.Loss?.Spec.Value is SparseCategoricalCrossentropy || Body.Ends?.Outputs is [var output]
            && output.Shape.Rank == y.Dimensions + 1;

    private Batch Arrange(Batch batch) => NamedData.Arrange(batch, this);

    /// <summary>What is done to each batch of a stream: data by name is put in order, and rows get the weights of their classes where these
    /// are given.</summary>
    internal Func<Batch, Batch> ArrangeWith(Dictionary<int, double>? classWeight) =>
        classWeight is null ? Arrange : batch => ClassWeights.Weigh(Arrange(batch), classWeight, IsSparse);

    private static void CheckSteps(int? steps, [CallerArgumentExpression(nameof(steps))] string? argument = null)
    {
        if (steps < 1)
            throw new ArgumentOutOfRangeException(argument, $"`{argument}` must be at least 1. Received: {argument}={steps}");
    }

    /// <summary>Refuses to give one output of several, before they are computed where their number is known.</summary>
    private void CheckSingle(int? count)
    {
        if (count is > 1)
            throw new InvalidOperationException($"The model '{Name}' has {count} outputs; use `PredictAll`.");
    }

    private Tensor Single(Func<Tensor[]> predict)
    {
        CheckSingle(Body.Ends?.Outputs.Length);
        using var scope = NewDisposeScope();
        var outputs = predict();
        CheckSingle(outputs.Length);
        return outputs[0].MoveToOuterDisposeScope();
    }
}
