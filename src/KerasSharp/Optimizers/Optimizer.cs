using static TorchSharp.torch;

namespace KerasSharp.Optimizers;

/// <summary>Turns gradients into changes of weights. A string names one: <c>optimizer: "adam"</c>.</summary>
/// <remarks>Source: keras.optimizers.Optimizer.</remarks>
[KerasModule("keras.optimizers")]
public abstract class Optimizer : IConfigurable
{
    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The optimizer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such optimizer.</exception>
    public static implicit operator Optimizer(string identifier) => Registry.Get<Optimizer>(identifier);
}
