using KerasSharp.Callbacks;
using KerasSharp.ML.Data;
using Microsoft.ML;

namespace KerasSharp;

/// <summary>Models on data views of ML.NET and on DataFrames: columns by name, read batch by batch in constant memory.</summary>
/// <remarks>
/// Columns hold numbers, booleans (0 and 1), keys (indices from 0), vectors of these, dense or sparse, images (<c>MLImage</c>, 0 to 255) or text with an encoder (<see cref="Column"/>).
/// Values come in the element type that an input asks for, else as floats; targets of keys and integers stay integers.
/// </remarks>
public static class ModelDataViewExtensions
{
    /// <summary>Trains the model on a data view.</summary>
    /// <param name="model">The model, compiled.</param>
    /// <param name="data">The rows. They are read once to check them, then once an epoch, on another thread.</param>
    /// <param name="x">The columns of the inputs; null for those named as the inputs where there are several, else <c>Features</c>.</param>
    /// <param name="y">The columns of the targets; null for those named as the outputs where there are several, else <c>Label</c>.</param>
    /// <param name="sampleWeight">The column of the rows' weights, or one an output; null for 1.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="epochs">Number of the last epoch.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 a line an epoch.</param>
    /// <param name="callbacks">What watches and steps in.</param>
    /// <param name="validationData">Rows to evaluate after each epoch, with the same columns.</param>
    /// <param name="shuffle">Whether each epoch has its own order of rows: the view's shuffling where it has one, and rows are mixed among
    /// those that wait.</param>
    /// <param name="shuffleBuffer">The number of rows that wait; null for as many as 64 MB hold, at most 8192.</param>
    /// <param name="classWeight">Weights of the classes by label; others weigh 1.</param>
    /// <param name="initialEpoch">The epoch to start at, when training goes on.</param>
    /// <param name="stepsPerEpoch">Steps an epoch; null for all rows.</param>
    /// <param name="validationSteps">Steps of an evaluation; null for all rows.</param>
    /// <param name="validationBatchSize">Rows a step of evaluation; null for <paramref name="batchSize"/>.</param>
    /// <param name="validationFreq">Evaluate after every so many epochs, or after those listed, counted from 1; left out: after
    /// each.</param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>The losses and metrics of each epoch.</returns>
    /// <exception cref="DataViewException">A column is missing, of another type or size, or a row lacks a value; nothing was trained.</exception>
    /// <exception cref="ArgumentException">The columns do not fit the model's inputs and outputs; nothing was trained.</exception>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static History Fit(
        this Model model,
        IDataView data,
        Columns? x = null,
        Columns? y = null,
        Columns? sampleWeight = null,
        int? batchSize = null,
        int epochs = 1,
        Verbose verbose = default,
        IEnumerable<Callback>? callbacks = null,
        IDataView? validationData = null,
        bool shuffle = true,
        int? shuffleBuffer = null,
        Dictionary<int, double>? classWeight = null,
        int initialEpoch = 0,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        int? validationBatchSize = null,
        ValidationFreq validationFreq = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        model.CheckCompiled(nameof(Fit));
        var options = new FitOptions
        {
            Epochs = epochs,
            InitialEpoch = initialEpoch,
            StepsPerEpoch = stepsPerEpoch,
            ValidationFreq = validationFreq
        };
        if (classWeight is not null && sampleWeight is not null)
            throw new ArgumentException("You cannot give `classWeight` and `sampleWeight` at the same time.", nameof(classWeight));
        var plan = ViewPlan.Of(model, data.Schema, x, y, sampleWeight);
        var validationPlan = validationData is null ? null : ViewPlan.Of(model, validationData.Schema, x, y, sampleWeight);
        using var source = new ViewSource(data, plan, batchSize, model.ArrangeWith(classWeight),
            ViewCheck.Of(data, plan, cancellationToken), shuffle, shuffleBuffer);
        using var validation = validationData is null ? null
            : new ViewSource(validationData, validationPlan!, validationBatchSize ?? batchSize, model.ArrangeWith(null),
                ViewCheck.Of(validationData, validationPlan!, cancellationToken));
        return model.Fit(source, validation, validationSteps, options.Checked(), verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>The loss and the metrics on a data view.</summary>
    /// <param name="model">The model, compiled.</param>
    /// <param name="data">The rows.</param>
    /// <param name="x">The columns of the inputs, as for <c>Fit</c>.</param>
    /// <param name="y">The columns of the targets, as for <c>Fit</c>.</param>
    /// <param name="sampleWeight">The column of the rows' weights, or one an output; null for 1.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="steps">Number of steps; null for all rows.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the evaluation before the next step.</param>
    /// <inheritdoc cref="Fit"/>
    public static Evaluation Evaluate(
        this Model model, IDataView data, Columns? x = null, Columns? y = null, Columns? sampleWeight = null, int? batchSize = null,
            Verbose verbose = default, int? steps = null,
        IEnumerable<Callback>? callbacks = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        model.CheckCompiled(nameof(Evaluate));
        var plan = ViewPlan.Of(model, data.Schema, x, y, sampleWeight);
        DataFrameNulls.Refuse(data, plan.Columns);
        using var source = new ViewSource(data, plan, batchSize, model.ArrangeWith(null));
        return model.Evaluate(source, steps, verbose.Level, callbacks, cancellationToken);
    }

    /// <summary>The model's outputs for the rows of a data view, on the CPU, (rows, …).</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The rows; they stay in their order.</param>
    /// <param name="x">The columns of the inputs, as for <c>Fit</c>.</param>
    /// <param name="batchSize">Rows a step; null for 32.</param>
    /// <param name="verbose">0 silent, 1 progress bar, 2 one line.</param>
    /// <param name="steps">Number of steps; null for all rows.</param>
    /// <param name="callbacks">What watches.</param>
    /// <param name="cancellationToken">Ends the prediction before the next step.</param>
    /// <exception cref="InvalidOperationException">The model has several outputs: use <c>PredictAll</c>.</exception>
    /// <inheritdoc cref="Fit"/>
    public static Tensor Predict(
        this Model model, IDataView data, Columns? x = null, int? batchSize = null, Verbose verbose = default, int? steps = null,
            IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.OutputNames.Length > 1)
            throw new InvalidOperationException($"The model '{model.Name}' has {model.OutputNames.Length} outputs; use `PredictAll`.");
        return model.PredictAll(data, x, batchSize, verbose, steps, callbacks, cancellationToken)[0];
    }

    /// <summary>All outputs of a model with several, for the rows of a data view.</summary>
    /// <inheritdoc cref="Predict"/>
    public static Tensor[] PredictAll(
        this Model model, IDataView data, Columns? x = null, int? batchSize = null, Verbose verbose = default, int? steps = null,
            IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var plan = ViewPlan.Of(model, data.Schema, x, withTargets: false);
        DataFrameNulls.Refuse(data, plan.Columns);
        using var source = new ViewSource(data, plan, batchSize, batch => batch);
        return model.Predict(source, steps, verbose, callbacks, cancellationToken);
    }
}
