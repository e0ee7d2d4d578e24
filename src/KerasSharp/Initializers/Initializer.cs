using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KerasSharp.Initializers;

/// <summary>Makes the initial value of a weight. A string names one: <c>kernelInitializer: "he_normal"</c>.</summary>
/// <remarks>Source: keras.initializers.Initializer.</remarks>
[KerasModule("keras.initializers")]
public abstract class Initializer : IConfigurable
{
    /// <summary>A new tensor on the CPU.</summary>
    /// <param name="shape">Its shape, all sizes known.</param>
    /// <param name="dtype">Its element type; null for float32.</param>
    /// <exception cref="ArgumentException">libtorch cannot make such a tensor.</exception>
    public Tensor Apply(Shape shape, ScalarType? dtype = null)
    {
        try
        {
            return Call(shape, dtype);
        }
        catch (ExternalException e) when (!CallState.InCall)
        {
            var type = DTypes.Name(dtype ?? KerasConfig.FloatX);
            throw new ArgumentException(
                $"{GetType().Name} cannot make a tensor of shape {shape} and type {type}: {NativeError.FirstLine(e)}", nameof(shape), e);
        }
    }

    /// <summary>Makes the tensor; an initializer of your own overrides it.</summary>
    /// <param name="shape">Its shape, all sizes known.</param>
    /// <param name="dtype">Its element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    protected abstract Tensor Call(Shape shape, ScalarType? dtype);

    /// <summary>Whether a call gives the same tensor whenever it is made and changes nothing else. The first values of weights that are
    /// loaded from a file are then never computed.</summary>
    public virtual bool IsStateless => false;

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The initializer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such initializer.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Initializer?(string? identifier) => identifier is null ? null : Registry.Get<Initializer>(identifier);
}
