using System.Runtime.InteropServices;

namespace KerasSharp.Losses;

/// <summary>The losses as functions: the value of each row, neither weighted nor reduced.</summary>
/// <remarks>Each is the loss class of its name, whose documentation says what the arguments mean; predictions that are integers count as
/// <see cref="KerasConfig.FloatX"/>. Source: keras.losses.</remarks>
public static class LossFunctions
{
    /// <summary>The values of <see cref="Losses.BinaryCrossentropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor BinaryCrossentropy(
        Tensor yTrue, Tensor yPred, bool fromLogits = false, double labelSmoothing = 0, int axis = -1) => Values(
        new BinaryCrossentropy(fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.BinaryFocalCrossentropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor BinaryFocalCrossentropy(
        Tensor yTrue, Tensor yPred, bool applyClassBalancing = false, double alpha = 0.25, double gamma = 2, bool fromLogits = false,
        double labelSmoothing = 0, int axis = -1) => Values(
        new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.CategoricalCrossentropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CategoricalCrossentropy(
        Tensor yTrue, Tensor yPred, bool fromLogits = false, double labelSmoothing = 0, int axis = -1) => Values(
        new CategoricalCrossentropy(fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.CategoricalFocalCrossentropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CategoricalFocalCrossentropy(
        Tensor yTrue, Tensor yPred, Numbers? alpha = null, double gamma = 2, bool fromLogits = false, double labelSmoothing = 0,
        int axis = -1) => Values(new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.CategoricalGeneralizedCrossEntropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CategoricalGeneralizedCrossEntropy(Tensor yTrue, Tensor yPred, double q = 0.5) =>
        Values(new CategoricalGeneralizedCrossEntropy(q), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.CategoricalHinge"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CategoricalHinge(Tensor yTrue, Tensor yPred) => Values(new CategoricalHinge(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Circle"/>, (batch).</summary>
    /// <param name="yTrue">The labels, (batch).</param>
    /// <param name="yPred">The embeddings, (batch, d).</param>
    /// <param name="refLabels">The labels of the embeddings to compare with, (m); null for <paramref name="yTrue"/>.</param>
    /// <param name="refEmbeddings">The embeddings to compare with, (m, d); null for <paramref name="yPred"/>.</param>
    /// <param name="removeDiagonal">Whether embedding i of one is left out of the positives of embedding i of the other.</param>
    /// <param name="gamma">The scale.</param>
    /// <param name="margin">The relaxation of both aims.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Circle(
        Tensor yTrue, Tensor yPred, Tensor? refLabels = null, Tensor? refEmbeddings = null, bool removeDiagonal = true, double gamma = 80,
        double margin = 0.4)
    {
        var loss = new Circle(gamma, margin, removeDiagonal);
        return Values(loss, yTrue, yPred, (labels, embeddings) => loss.Against(
            labels, embeddings, refLabels ?? labels, refEmbeddings?.As(embeddings.dtype) ?? embeddings));
    }

    /// <summary>The values of <see cref="Losses.CosineSimilarity"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CosineSimilarity(Tensor yTrue, Tensor yPred, int axis = -1) => Values(new CosineSimilarity(axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.CTC"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor CTC(Tensor yTrue, Tensor yPred) => Values(new CTC(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Dice"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Dice(Tensor yTrue, Tensor yPred, Axes? axis = null) => Values(new Dice(axis: axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Hinge"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Hinge(Tensor yTrue, Tensor yPred) => Values(new Hinge(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Huber"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Huber(Tensor yTrue, Tensor yPred, double delta = 1) => Values(new Huber(delta), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.KLDivergence"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor KLDivergence(Tensor yTrue, Tensor yPred) => Values(new KLDivergence(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.LogCosh"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor LogCosh(Tensor yTrue, Tensor yPred) => Values(new LogCosh(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.MeanAbsoluteError"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor MeanAbsoluteError(Tensor yTrue, Tensor yPred) => Values(new MeanAbsoluteError(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.MeanAbsolutePercentageError"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor MeanAbsolutePercentageError(Tensor yTrue, Tensor yPred) => Values(new MeanAbsolutePercentageError(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.MeanSquaredError"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor MeanSquaredError(Tensor yTrue, Tensor yPred) => Values(new MeanSquaredError(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.MeanSquaredLogarithmicError"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor MeanSquaredLogarithmicError(Tensor yTrue, Tensor yPred) => Values(new MeanSquaredLogarithmicError(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Poisson"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Poisson(Tensor yTrue, Tensor yPred) => Values(new Poisson(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.SparseCategoricalCrossentropy"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor SparseCategoricalCrossentropy(
        Tensor yTrue, Tensor yPred, bool fromLogits = false, int? ignoreClass = null, int axis = -1) => Values(
        new SparseCategoricalCrossentropy(fromLogits: fromLogits, ignoreClass: ignoreClass, axis: axis), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.SquaredHinge"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor SquaredHinge(Tensor yTrue, Tensor yPred) => Values(new SquaredHinge(), yTrue, yPred);

    /// <summary>The values of <see cref="Losses.Tversky"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an argument is not what the loss takes.</exception>
    public static Tensor Tversky(Tensor yTrue, Tensor yPred, double alpha = 0.5, double beta = 0.5, Axes? axis = null) =>
        Values(new Tversky(alpha: alpha, beta: beta, axis: axis), yTrue, yPred);

    private static Tensor Values(Loss loss, Tensor yTrue, Tensor yPred) => Values(loss, yTrue, yPred, loss.PerSample);

    private static Tensor Values(Loss loss, Tensor yTrue, Tensor yPred, Func<Tensor, Tensor, Tensor> call)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var scope = NewDisposeScope();
        try
        {
            return scope.MoveToOuter(call(yTrue, DTypes.IsFloating(yPred.dtype) ? yPred : yPred.As(KerasConfig.FloatX)));
        }
        catch (ExternalException e)
        {
            throw new ArgumentException(
                $"Loss '{loss.Name}' cannot compare yTrue of shape {Shape.Of(yTrue.ToSizes())} with yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}: {NativeError.FirstLine(e)}", nameof(yPred), e);
        }
    }
}
