using KerasSharp.Layers;

namespace KerasSharp;

/// <summary>Layers that are trained and used as one.</summary>
/// <remarks>Source: keras.Model.</remarks>
public abstract partial class Model : Layer
{
    /// <summary>A model with its name.</summary>
    protected Model(string? name = null)
        : base(name)
    {
    }
}
