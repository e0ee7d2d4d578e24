using System.Globalization;
using System.Text;
using KerasSharp.Plotting;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>How often a class was taken for another: rows are the true classes, columns the predicted ones.</summary>
/// <example><code>
/// var matrix = ConfusionMatrix.Of(yTest, model.Predict(xTest));
/// Console.WriteLine(matrix);
/// matrix.Plot("confusion.svg");
/// </code></example>
public sealed class ConfusionMatrix
{
    private readonly long[,] _counts;

    private ConfusionMatrix(long[,] counts, IReadOnlyList<string> labels) => (_counts, Labels) = (counts, labels);

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How often the class of the row was predicted as that of the column.</summary>
    public long this[int trueClass, int predictedClass] => _counts[trueClass, predictedClass];

    /// <summary>How many samples were counted.</summary>
    public long Count => _counts.Cast<long>().Sum();

    /// <summary>The share of right predictions; NaN of no samples.</summary>
    public double Accuracy => Enumerable.Range(0, Labels.Count).Sum(i => (double)_counts[i, i]) / Count;

    /// <summary>Counts predictions.</summary>
    /// <param name="yTrue">The true classes: indices (samples), or one-hot rows (samples, classes).</param>
    /// <param name="yPred">The predictions: probabilities (samples, classes), of two classes also (samples, 1) with a threshold of 0.5,
    /// or indices (samples).</param>
    /// <param name="labels">The names of the classes; null for their numbers.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or an index is outside of the classes.</exception>
    public static ConfusionMatrix Of(ArrayLike yTrue, ArrayLike yPred, IReadOnlyList<string>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var scope = NewDisposeScope();
        var (target, prediction) = (yTrue.ToTensor(), yPred.ToTensor());
        var (truth, guess) = (Indices(target, nameof(yTrue)), Indices(prediction, nameof(yPred)));
        if (truth.Length != guess.Length)
            throw new ArgumentException($"`yTrue` and `yPred` must have as many rows. Received: {truth.Length} and {guess.Length}",
                nameof(yPred));
        var wide = new[] { target, prediction }.Where(tensor => tensor.Dimensions == 2 && tensor.shape[1] > 1)
            .Select(tensor => (int)tensor.shape[1]).DefaultIfEmpty(0).Max();
        var largest = truth.Concat(guess).DefaultIfEmpty(0).Max();
        var classes = labels?.Count ?? Math.Max(Math.Max(wide, 2), checked((int)largest + 1));
        if (largest >= classes || truth.Concat(guess).Any(index => index < 0))
            throw new ArgumentException(
                $"Classes must lie in [0, {classes}). Received: {truth.Concat(guess).First(index => index < 0 || index >= classes)}",
                nameof(yTrue));
        if (classes > 1000)
            throw new ArgumentException($"A confusion matrix has at most 1000 classes. Received: {classes}", nameof(yTrue));
        var counts = new long[classes, classes];
        for (var i = 0; i < truth.Length; i++)
            counts[truth[i], guess[i]]++;
        return new ConfusionMatrix(counts, labels ?? [.. Enumerable.Range(0, classes)
            .Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The matrix as a picture; cells are the darker the larger the share of their row.</summary>
    /// <param name="toFile">The file to write, .svg, .png, .jpg, .webp or .pdf; null for none.</param>
    /// <param name="title">The title; null for one with the accuracy, empty for none.</param>
    /// <param name="theme">The colours; null for <see cref="PlotTheme.Light"/>.</param>
    public Figure Plot(string? toFile = null, string? title = null, PlotTheme? theme = null) =>
        ModelPlotting.Written(
            new ConfusionMatrixFigure(this, title ?? string.Create(CultureInfo.InvariantCulture,
                $"Confusion matrix, accuracy {Accuracy * 100:F1}%"), theme ?? PlotTheme.Light), toFile);

    /// <summary>The counts as a table of text.</summary>
    public override string ToString()
    {
        var width = _counts.Cast<long>().Select(count => count.ToString(CultureInfo.InvariantCulture).Length)
            .Concat(Labels.Select(label => label.Length)).Max() + 1;
        var first = Math.Max(Labels.Max(label => label.Length), "true".Length);
        var text = new StringBuilder("true".PadRight(first)).Append(" │").AppendJoin("", Labels.Select(label => label.PadLeft(width)))
            .Append(" predicted\n");
        text.Append(new string('─', first + 1)).Append('┼').Append(new string('─', (width * Labels.Count) + 10)).Append('\n');
        for (var row = 0; row < Labels.Count; row++)
        {
            text.Append(Labels[row].PadRight(first)).Append(" │");
            for (var column = 0; column < Labels.Count; column++)
                text.Append(_counts[row, column].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static long[] Indices(Tensor values, string argument)
    {
        var indices = values.Dimensions switch
        {
            1 => values,
            2 when values.shape[1] == 1 => values.is_floating_point() ? values.squeeze(1) > 0.5 : values.squeeze(1),
            2 => values.argmax(1),
            _ => throw new ArgumentException(
                $"`{argument}` must have the shape (samples), (samples, 1) or (samples, classes). Received: {Shape.Of(values.shape)}",
                argument),
        };
        return indices.to_type(ScalarType.Int64).cpu().contiguous().data<long>().ToArray();
    }
}
