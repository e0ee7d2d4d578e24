using KerasSharp.ML.Access;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using KerasSharp.ML.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace KerasSharp;

/// <summary>Trains a model within an ML.NET pipeline; made by the <c>Keras</c> methods of <c>mlContext</c>'s trainers.</summary>
/// <remarks>
/// Each <c>Fit</c> trains a model of its own: what the delegate makes, or a copy of the model that was given, which stays as it is. Under
/// <c>new MLContext(seed)</c> each <c>Fit</c> starts with
/// <see cref="Utils.SetRandomSeed"/>, with a seed that comes from the context's.
/// </remarks>
public sealed class KerasTrainer : IEstimator<KerasTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly ModelMaker _maker;
    private readonly TrainerTask _task;
    private readonly Columns _features;
    private readonly KerasTrainerOptions _options;

    internal KerasTrainer(IHostEnvironment environment, ModelMaker maker, TrainerTask task, Columns? features, KerasTrainerOptions? options)
    {
        (_environment, _maker, _task, _features, _options) = (environment, maker, task, features ?? ViewPlan.Features, options ?? new());
        if (_features.FirstOrDefault(column => column.Encode is not null && TextEncoders.LayerOf(column) is null) is { } text)
            throw new ArgumentException($"The encoder of column '{text.Name}' is a function of your own, which cannot be saved in ML.NET's "
                + $"models. Expected: the `Apply` of a layer, as in `new Column(\"{text.Name}\", words.Apply)`", nameof(features));
        if (!_features.Any())
            throw new ArgumentException("There are no columns of features. Expected: at least one.", nameof(features));
    }

    /// <inheritdoc/>
    /// <exception cref="DataViewException">A column is missing, of another type or size, or a row lacks a value; nothing was
    /// trained.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public KerasTransformer Fit(IDataView input) => Fit(input, _options.ValidationSet);

    /// <summary>Trains a model, and evaluates it after each epoch.</summary>
    /// <param name="trainData">The rows to train on.</param>
    /// <param name="validationData">The rows to evaluate on, as they come into the trainer; null for none.</param>
    /// <inheritdoc cref="Fit(IDataView)"/>
    public KerasTransformer Fit(IDataView trainData, IDataView? validationData)
    {
        ArgumentNullException.ThrowIfNull(trainData);
        var host = _environment.Register(nameof(KerasTrainer));
        using var channel = host.Start("Training");
        var seed = Catalogs.IsSeeded(_environment) ? host.Rand.Next() : 0;
        if (Catalogs.IsSeeded(_environment))
            Utils.SetRandomSeed(seed);
        var outputs = _task.Outputs(trainData.Schema);
        var model = _maker.Make(trainData.Schema, _features, outputs);
        Compile(model);
        var plan = Plan(model, trainData.Schema);
        CheckOutputs(model, trainData.Schema, outputs);
        using var source = Source(model, trainData, plan, seed, _options.Shuffle);
        using var validation = validationData is null ? null
            : Source(model, validationData, Plan(model, validationData.Schema), seed, shuffle: false);
        var history = model.Fit(
            source, validation, validationSteps: null, new FitOptions { Epochs = _options.Epochs }.Checked(),
                ((Verbose)_options.Verbose).Level, [.. _options.Callbacks, new LogCallback(_environment, channel)],
            _options.CancellationToken);
        var scorer = _task.Scorer(trainData.Schema, model, model.GivesLogits(), made => Values(model, trainData, made));
        return new KerasTransformer(model, _features, trainData.Schema[_features.First().Name].Type, scorer, history);
    }

    /// <inheritdoc/>
    /// <exception cref="DataViewException">A column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var feature in _features)
        {
            var column = Find(inputSchema, feature.Name, "features");
            if (column.ItemType is TextDataViewType ? feature.Encode is null
                : feature.Encode is not null || column.ItemType is not (NumberDataViewType or BooleanDataViewType or ImageDataViewType))
                throw new DataViewException(column.Name, null, $"it holds {Shapes.Describe(column)}. Expected: {CellKind.Known}");
        }

        SchemaShape.Column? label = _task.LabelColumnName is null ? null : Find(inputSchema, _task.LabelColumnName, "label");
        if (label is { } given && _task.Check(given) is (false, var expected))
            throw new DataViewException(given.Name, null, $"the label is of type {Shapes.Describe(given)}. Expected: {expected}");
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var added in _task.Placeholder(label).Columns(1))
            columns[added.Name] = Shapes.Of(added);
        return new SchemaShape(columns.Values);
    }

    private static SchemaShape.Column Find(SchemaShape schema, string name, string what)
    {
        foreach (var column in schema)
        {
            if (column.Name == name)
                return column;
        }

        throw new DataViewException(name, null,
            $"there is no such column for the {what}. Columns: {string.Join(", ", schema.Select(column => column.Name))}");
    }

    private void Compile(Model model)
    {
        if (_options.Compile is { } compile)
            compile(model);
        else if (!model.IsCompiled)
            model.Compile(optimizer: "adam", loss: _task.Loss(model.GivesLogits()), metrics: _task.Metrics);
        model.CheckCompiled(nameof(Fit));
    }

    private ViewPlan Plan(Model model, DataViewSchema schema)
    {
        Field[] weights = _options.ExampleWeightColumnName is { } weight
            ? [FieldMaker.Make(schema, [weight], "weights", Shape.Scalar, KerasConfig.FloatX)] : [];
        if (weights.Length > 0 && _options.ClassWeight is not null)
            throw new ArgumentException($"`{nameof(KerasTrainerOptions.ClassWeight)}` and "
            + $"`{nameof(KerasTrainerOptions.ExampleWeightColumnName)}` exclude each other.");
        return new(InputFields.Of(model, schema, _features), _task.Targets(schema, model), weights);
    }

    private ViewSource Source(Model model, IDataView data, ViewPlan plan, int seed, bool shuffle)
    {
        var weigh = model.ArrangeWith(_options.ClassWeight);
        Func<Batch, Batch> arrange = _task.LearnsItsInputs ? batch => weigh(batch with { Y = [batch.X[0].alias()] }) : weigh;
        return new(data, plan, _options.BatchSize, arrange, ViewCheck.Of(data, plan, _options.CancellationToken), shuffle,
            _options.ShuffleBuffer, seed);
    }

    /// <summary>Refuses a model that does not give what the labels need, where it says what it gives.</summary>
    private void CheckOutputs(Model model, DataViewSchema schema, int outputs)
    {
        if (model.Body.Ends is not { } ends)
            return;
        if (ends.Outputs is not [var output])
            throw new ArgumentException($"The model '{model.Name}' has {ends.Outputs.Length} outputs: "
            + $"{string.Join(", ", model.OutputNames)}. Expected: one");
        var expected = _task.LearnsItsInputs ? ends.Inputs[0].Shape[1..].Elements : outputs;
        if (output.Shape[1..].Elements is { } given && expected is not null && given != expected)
        {
            throw new ArgumentException(
                $"The model '{model.Name}' gives an output of shape {output.Shape}. Expected: {expected} "
                + $"value{(expected == 1 ? "" : "s")} a row, "
                + (_task.LearnsItsInputs ? "as many as its input has"
                    : $"for the label '{_task.LabelColumnName}' of type {schema[_task.LabelColumnName!].Type}"));
        }
    }

    /// <summary>A scorer's values for all rows.</summary>
    private IEnumerable<float> Values(Model model, IDataView data, Scorer scorer)
    {
        var plan = ViewPlan.Of(model, data.Schema, _features, withTargets: false);
        var runner = new ModelRunner(model, scorer);
        using var cutter = new BatchCutter(data, plan, 256);
        while (cutter.Next() is { } batch)
        {
            foreach (var value in runner.Run(batch))
                yield return value;
        }
    }
}
