using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KerasSharp.Regularizers;

/// <summary>A penalty on a weight or an output that is added to the loss. A string names one: <c>kernelRegularizer: "l2"</c>.</summary>
/// <remarks>Source: keras.regularizers.Regularizer.</remarks>
[KerasModule("keras.regularizers")]
public abstract class Regularizer : IConfigurable
{
    /// <summary>The penalty, a scalar.</summary>
    /// <exception cref="ArgumentException">libtorch cannot compute it on such a tensor.</exception>
    public Tensor Apply(Tensor x)
    {
        try
        {
            return Call(x);
        }
        catch (ExternalException e) when (!CallState.InCall)
        {
            throw NativeError.Of(e, this, x);
        }
    }

    /// <summary>Computes the penalty; a regularizer of your own overrides it.</summary>
    protected abstract Tensor Call(Tensor x);

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The regularizer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such regularizer.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Regularizer?(string? identifier) => identifier is null ? null : Registry.Get<Regularizer>(identifier);
}
