using static TorchSharp.torch;

namespace KerasSharp.Losses;

/// <summary>How far predictions are from the truth. A string names one: <c>loss: "mse"</c>.</summary>
/// <remarks>Source: keras.losses.Loss.</remarks>
[KerasModule("keras.losses")]
public abstract class Loss : IConfigurable
{
    /// <summary>A loss with its reduction and name.</summary>
    /// <param name="reduction">How the per-sample values become one.</param>
    /// <param name="name">The name; null for the class's in snake case.</param>
    protected Loss(Reduction reduction = default, string? name = null)
    {
        Reduction = reduction;
        Name = name ?? Naming.ToSnakeCase(GetType().Name);
    }

    /// <summary>How the per-sample values become one.</summary>
    public Reduction Reduction { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The loss: per-sample values, times the sample weights, masked, reduced.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample (or each per-sample value); null for 1.</param>
    /// <param name="mask">Which per-sample values count; null for all.</param>
    /// <returns>A scalar, or with <see cref="Reduction.None"/> the per-sample values.</returns>
    public Tensor Apply(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null, Tensor? mask = null) =>
        LossReduction.Apply(Call(yTrue, yPred), sampleWeight, mask, Reduction);

    /// <summary>The per-sample values: the shape of <paramref name="yPred"/> without its last axis (for most losses).</summary>
    public abstract Tensor Call(Tensor yTrue, Tensor yPred);

    /// <inheritdoc/>
    public virtual Config GetConfig() => new() { { "name", Name }, { "reduction", Reduction } };

    /// <summary>A loss of the caller's own: per-sample values from truth and predictions. It cannot be saved by name.</summary>
    public static Loss From(Func<Tensor, Tensor, Tensor> function, string name = "loss") => new DelegateLoss(function, name);

    /// <summary>The loss that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    public static implicit operator Loss(string identifier) => Registry.Get<Loss>(identifier);
}
