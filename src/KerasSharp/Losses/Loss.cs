using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KerasSharp.Losses;

/// <summary>How far predictions are from the truth. A string names one: <c>loss: "mse"</c>.</summary>
/// <remarks>A loss of your own derives from this class, or is made of a function with <see cref="From"/>.
/// Source: keras.losses.Loss.</remarks>
[KerasModule("keras.losses")]
public abstract class Loss : IConfigurable
{
    /// <summary>A loss with its reduction and name.</summary>
    /// <param name="reduction">How the per-sample values become one.</param>
    /// <param name="name">The name; null for the class's in snake case.</param>
    /// <param name="dtype">Element type of the computation; null for <see cref="KerasConfig.FloatX"/>.</param>
    protected Loss(Reduction reduction = default, string? name = null, DType? dtype = null)
    {
        Reduction = reduction;
        Name = name ?? Naming.ToSnakeCase(GetType().Name);
        DType = dtype ?? KerasConfig.FloatX;
    }

    /// <summary>How the per-sample values become one.</summary>
    public Reduction Reduction { get; protected set; }

    /// <summary>The name.</summary>
    public string Name { get; protected set; }

    /// <summary>Element type of the computation.</summary>
    public ScalarType DType { get; }

    /// <summary>Whether the truth holds class indices, which stay integers; else it is converted to <see cref="DType"/>.</summary>
    protected virtual bool TakesLabels => false;

    /// <summary>The loss: per-sample values, times the sample weights, masked, reduced.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample (or each per-sample value); null for 1.</param>
    /// <param name="mask">Which per-sample values count; null for all.</param>
    /// <returns>A scalar, or with <see cref="Reduction.None"/> the per-sample values.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a label names no class.</exception>
    public Tensor Apply(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var scope = NewDisposeScope();
        var predictions = yPred.As(DType);
        var truth = TakesLabels ? yTrue : yTrue.As(DType);
        try
        {
            if (sampleWeight is null && mask is null && LossReduction.IsMean(Reduction) && MeanAtOnce(truth, predictions) is { } mean)
                return scope.MoveToOuter(mean);
            if ((sampleWeight ?? mask)?.Dimensions > 0 && MixesSamples(predictions))
                throw new ArgumentException(
                    $"Loss '{Name}' sums over the samples (axis 0 is among its axes), so that there is no value for a sample to weigh "
                    + "or to mask.", nameof(sampleWeight));
            var values = Call(truth, predictions);
            mask = Both(mask, ComputeMask(truth, predictions, values));
            return scope.MoveToOuter(LossReduction.Apply(values, sampleWeight, mask, Reduction));
        }
        catch (ExternalException e)
        {
            throw new ArgumentException(
                $"Loss '{Name}' cannot compare yTrue of shape {Shape.Of(yTrue.ToSizes())} with yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}: {NativeError.FirstLine(e)}", e);
        }
    }

    /// <summary>The per-sample values: the shape of <paramref name="yPred"/> without its last axis (for most losses).</summary>
    protected abstract Tensor Call(Tensor yTrue, Tensor yPred);

    /// <summary>The per-sample values, for what is made of a loss.</summary>
    internal Tensor PerSample(Tensor yTrue, Tensor yPred) => Call(yTrue, yPred);

    /// <summary>Checks the truth of a whole data set at once, where it is labels of classes; most losses take any values.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="classes">The number of classes in the predictions.</param>
    /// <exception cref="ArgumentException">A label names no class.</exception>
    internal virtual void CheckLabels(Tensor yTrue, long classes)
    {
    }

    /// <summary>Which of the per-sample values count, by the loss's own rule; null for all.</summary>
    protected internal virtual Tensor? ComputeMask(Tensor yTrue, Tensor yPred, Tensor values) => null;

    /// <summary>Whether the values are of something else than samples, so that no weight or mask of samples fits them.</summary>
    private protected virtual bool MixesSamples(Tensor yPred) => false;

    /// <summary>The mean of the per-sample values where one operator of libtorch computes it; null where it takes more.</summary>
    private protected virtual Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred) => null;

    /// <summary><c>&lt;MeanSquaredError name=mean_squared_error&gt;</c>.</summary>
    public override string ToString() => $"<{GetType().Name} name={Name}>";

    /// <inheritdoc/>
    public virtual Config GetConfig() => Registry.Find(GetType()) is not null
        ? new() { { "name", Name }, { "reduction", Reduction } }
        : throw new NotSupportedException(
            $"{GetType().Name} has no config: make the class partial, so that the source generator writes it.");

    /// <summary>A custom loss: per-sample values from truth and predictions. It cannot be saved by name.</summary>
    public static Loss From(Func<Tensor, Tensor, Tensor> function, string name = "loss") => new DelegateLoss(function, name);

    /// <summary>The loss that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Loss?(string? identifier) => identifier is null ? null : Registry.Get<Loss>(identifier);

    /// <summary>Truth and predictions in the predictions' element type and, where an axis of size 1 allows it, in the same rank.</summary>
    private protected static (Tensor YTrue, Tensor YPred) Align(Tensor yTrue, Tensor yPred) =>
        TensorMath.SameRank(yTrue.As(yPred.dtype), yPred);

    /// <summary>As <see cref="Align"/>, for losses that do not broadcast.</summary>
    private protected (Tensor YTrue, Tensor YPred) AlignExactly(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return TensorMath.SameShape(yTrue, yPred) ? (yTrue, yPred) : throw new ArgumentException(
            $"Loss '{Name}': yTrue and yPred must have the same shape. Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of "
            + $"shape {Shape.Of(yPred.ToSizes())}", nameof(yTrue));
    }

    private static Tensor? Both(Tensor? a, Tensor? b) => a is null ? b : b is null ? a : a.logical_and(b);
}
