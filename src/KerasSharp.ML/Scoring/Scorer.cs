using System.Text.Json.Nodes;
using Microsoft.ML;

namespace KerasSharp.ML.Scoring;

/// <summary>Makes the columns of a kind of prediction from a model's outputs.</summary>
internal abstract class Scorer
{
    /// <summary>The kind of prediction, as files have it.</summary>
    public abstract string Kind { get; }

    /// <summary>The number of values that <see cref="Compute"/> gives a row.</summary>
    public abstract int Width { get; }

    /// <summary>The columns that are added.</summary>
    /// <param name="set">The number of the set that they are.</param>
    public abstract DataViewSchema.DetachedColumn[] Columns(uint set);

    /// <summary>The values of each row, (rows, <see cref="Width"/>).</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="outputs">What the model makes of them.</param>
    public abstract Tensor Compute(Tensor[] x, Tensor[] outputs);

    /// <summary>The getter of a column.</summary>
    /// <param name="column">Its place among those added.</param>
    /// <param name="row">The values of the current row.</param>
    public abstract Delegate Getter(int column, IScoredRow row);

    /// <summary>What a file must hold for <see cref="FromJson"/>.</summary>
    public abstract JsonObject ToJson();

    /// <summary>The scorer that a file holds.</summary>
    public static Scorer FromJson(string kind, JsonObject json) => kind switch
    {
        MulticlassScorer.Name => MulticlassScorer.Of(json),
        BinaryScorer.Name => BinaryScorer.Of(json),
        RegressionScorer.Name => new RegressionScorer(),
        MultiLabelScorer.Name => MultiLabelScorer.Of(json),
        AnomalyScorer.Name => AnomalyScorer.Of(json),
        _ => throw new FormatException($"The kind of prediction '{kind}' is not known."),
    };

    /// <summary>The single output as rows of a number of values.</summary>
    /// <exception cref="InvalidOperationException">It has another number of values.</exception>
    protected Tensor Rows(Tensor[] outputs)
    {
        var output = outputs is [var one] ? one
            : throw new InvalidOperationException($"A model with one output is expected. Received: {outputs.Length} outputs");
        return output.numel() == output.size(0) * Width ? output.reshape(-1, Width) : throw new InvalidOperationException(
            $"An output of shape ({output.size(0)}, {Width}) is expected. Received: {Shape.Of(output.shape)}");
    }
}

/// <summary>The values of the current row of a cursor or row.</summary>
internal interface IScoredRow
{
    /// <summary>The values, as <see cref="Scorer.Compute"/> gives them.</summary>
    ReadOnlySpan<float> Values { get; }
}
