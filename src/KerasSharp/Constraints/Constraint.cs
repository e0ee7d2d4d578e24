using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KerasSharp.Constraints;

/// <summary>A projection of a weight after each update. A string names one: <c>kernelConstraint: "non_neg"</c>.</summary>
/// <remarks>Source: keras.constraints.Constraint.</remarks>
[KerasModule("keras.constraints")]
public abstract class Constraint : IConfigurable
{
    /// <summary>The projected weight, of the same shape.</summary>
    /// <exception cref="ArgumentException">libtorch cannot compute it on such a tensor.</exception>
    public Tensor Apply(Tensor w)
    {
        try
        {
            return Call(w);
        }
        catch (ExternalException e) when (!CallState.InCall)
        {
            throw NativeError.Of(e, this, w);
        }
    }

    /// <summary>Computes the projected weight; a constraint of your own overrides it.</summary>
    protected abstract Tensor Call(Tensor w);

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The constraint that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such constraint.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Constraint?(string? identifier) => identifier is null ? null : Registry.Get<Constraint>(identifier);
}
