using System.Text.Json.Nodes;
using KerasSharp.Callbacks;
using KerasSharp.ML.Access;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp;

/// <summary>A trained model as a part of an ML.NET pipeline: adds its predictions, in the columns of ML.NET's own trainers.</summary>
/// <remarks>
/// <c>mlContext.Model.Save</c> saves it with its weights; <c>mlContext.Model.Load</c> in another program finds this package by itself.
/// Several threads may use it at once, each with a
/// <c>PredictionEngine</c> of its own. It is not disposed with an engine that others share: its memory is freed when nobody refers to it.
/// </remarks>
public sealed partial class KerasTransformer : ISingleFeaturePredictionTransformer<Model>
{
    private readonly Columns _features;
    private readonly Scorer _scorer;

    internal KerasTransformer(Model model, Columns features, DataViewType? featureType, Scorer scorer, History? history)
    {
        (Model, _features, FeatureColumnType, _scorer, History) = (model, features, featureType!, scorer, history);
        FeatureColumnName = features.First().Name;
    }

    /// <summary>The trained model.</summary>
    public Model Model { get; }

    /// <summary>The column of the features; of several, the first.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of that column in training; null for a transformer that was loaded, which goes by what the model takes.</summary>
    public DataViewType FeatureColumnType { get; }

    /// <summary>The losses and metrics of the epochs; null for a transformer that was loaded.</summary>
    public History? History { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The error above which a row is an anomaly; null for other kinds of prediction.</summary>
    public float? Threshold => (_scorer as AnomalyScorer)?.Threshold;

    /// <inheritdoc/>
    /// <exception cref="DataViewException">A column of the features is missing or does not fit.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="DataViewException">A column of the features is missing or does not fit.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredView(input, Mapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => TransformerFile.Save(ctx, Settings().ToJsonString(), ModelBytes.Of(Model));

    internal static KerasTransformer Load(string settings, byte[] model)
    {
        var json = JsonNode.Parse(settings)!;
        var features = FeatureNames.FromJson(json["features"]!);
        var scorer = Scorer.FromJson((string)json["kind"]!, json["scorer"]!.AsObject());
        return new(ModelBytes.Load(model), features, null, scorer, null);
    }

    private JsonObject Settings() =>
        new() { ["kind"] = _scorer.Kind, ["features"] = FeatureNames.ToJson(_features), ["scorer"] = _scorer.ToJson() };

    private ScoringMapper Mapper(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(schema, ViewPlan.Of(Model, schema, _features, withTargets: false), Model, _scorer);
    }
}
