using KerasSharp.Serialization;

namespace KerasSharp;

/// <summary>Until it is disposed, names in files, configs and arguments stand for the given classes, on this thread.</summary>
/// <remarks>Your own classes are known by their names without it: this is for names that files have for them. Scopes may stand within each
/// other; the inner ones' names come first. Source: keras.utils.CustomObjectScope, custom_object_scope.</remarks>
/// <example><code>
/// using (new CustomObjectScope(new Dictionary&lt;string, Type&gt; { ["MyDense"] = typeof(ScaledDense) }))
///     model = Model.FromConfig(config);
/// </code></example>
public sealed class CustomObjectScope : IDisposable
{
    private readonly IDisposable _scope;

    /// <summary>Begins a scope.</summary>
    /// <param name="objects">The classes by the names that stand for them.</param>
    /// <exception cref="ArgumentException">A class cannot be made from a config.</exception>
    public CustomObjectScope(IReadOnlyDictionary<string, Type> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        _scope = CustomObjects.Enter(objects);
    }

    /// <summary>Ends the scope.</summary>
    public void Dispose() => _scope.Dispose();
}
