using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KerasSharp.Activations;

/// <summary>An activation function, element by element or along an axis. A string names one: <c>activation: "relu"</c>.</summary>
/// <remarks>Source: keras.activations.</remarks>
[KerasModule("keras.activations")]
public abstract class ActivationFunction : IConfigurable, IKerasIdentifier
{
    /// <summary>The function's value; the same shape as <paramref name="x"/> unless the function says otherwise.</summary>
    /// <exception cref="ArgumentException">libtorch cannot compute it on such a tensor.</exception>
    public Tensor Apply(Tensor x)
    {
        try
        {
            return CallState.RunsActivation is { } run ? run(Call, x) : Call(x);
        }
        catch (ExternalException e) when (!CallState.InCall)
        {
            throw NativeError.Of(e, this, x);
        }
    }

    /// <summary>Computes the value; a function of your own overrides it.</summary>
    protected abstract Tensor Call(Tensor x);

    /// <summary>
    /// Whether the result is in memory that nothing else refers to, or written over the input where <see cref="CallState.MayOverwrite"/>
    /// says so.
    /// </summary>
    internal virtual bool MakesFreshOutput => false;

    /// <summary>Whether the function of the greatest value is the greatest of the function's values, and their gradients are the
    /// same.</summary>
    internal virtual bool CommutesWithMax => false;

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    string? IKerasIdentifier.Identifier => IsDefault ? Naming.ToSnakeCase(Registry.Find(GetType())?.ClassName ?? GetType().Name) : null;

    /// <summary>Whether all parameters have their defaults, so that the name alone says everything.</summary>
    private bool IsDefault =>
        Registry.Find(GetType()) is { } entry
        && GetConfig().ToJson().ToJsonString() == ((IConfigurable)entry.Create([])).GetConfig().ToJson().ToJsonString();

    /// <summary>A custom function. It cannot be saved by name.</summary>
    public static ActivationFunction From(Func<Tensor, Tensor> function) => new DelegateActivation(function);

    /// <summary>The function that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator ActivationFunction?(string? identifier) =>
        identifier is null ? null : Registry.Get<ActivationFunction>(identifier);
}
