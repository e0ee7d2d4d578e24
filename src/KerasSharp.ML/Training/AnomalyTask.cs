using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;

namespace KerasSharp.ML.Training;

/// <summary>What is unlike the rows that an autoencoder was trained on.</summary>
/// <param name="normalShare">The share of the training rows that is taken as normal.</param>
internal sealed class AnomalyTask(double normalShare) : TrainerTask
{
    private readonly double _normalShare = normalShare is > 0 and <= 1 ? normalShare : throw new ArgumentOutOfRangeException(
        nameof(KerasTrainerOptions.NormalShare), $"`NormalShare` must be above 0 and at most 1. Received: {normalShare}");

    public override string? LabelColumnName => null;

    public override MetricSpec? Metrics => null;

    public override bool LearnsItsInputs => true;

    public override LossSpec Loss(bool logits) => "mean_squared_error";

    public override (bool Fits, string Expected) Check(SchemaShape.Column label) => (true, "");

    public override int Outputs(DataViewSchema schema) => 0;

    public override Field[] Targets(DataViewSchema schema, Model model) => [];

    public override Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors)
    {
        float[] sorted = [.. errors(new AnomalyScorer(0)).Order()];
        return new AnomalyScorer(sorted[(int)Math.Ceiling(_normalShare * sorted.Length) - 1]);
    }

    public override Scorer Placeholder(SchemaShape.Column? label) => new AnomalyScorer(0);
}
