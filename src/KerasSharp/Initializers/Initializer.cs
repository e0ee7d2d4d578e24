using static TorchSharp.torch;

namespace KerasSharp.Initializers;

/// <summary>Makes the first value of a weight. A string names one: <c>kernelInitializer: "he_normal"</c>.</summary>
/// <remarks>Source: keras.initializers.Initializer.</remarks>
[KerasModule("keras.initializers")]
public abstract class Initializer : IConfigurable
{
    /// <summary>A new tensor on the CPU.</summary>
    /// <param name="shape">Its shape, all sizes known.</param>
    /// <param name="dtype">Its element type; null for float32.</param>
    public abstract Tensor Apply(Shape shape, ScalarType? dtype = null);

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The initializer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such initializer.</exception>
    public static implicit operator Initializer(string identifier) => Registry.Get<Initializer>(identifier);
}
