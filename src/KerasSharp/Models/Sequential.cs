using KerasSharp.Layers;

namespace KerasSharp;

/// <summary>A stack of layers, each fed with the output of the one before.</summary>
/// <remarks>Source: keras.Sequential.</remarks>
[KerasName("Sequential", Module = "keras")]
public sealed partial class Sequential(string? name = null) : Model(name)
{
    private readonly List<Layer> _layers = [];

    /// <summary>Adds a layer at the end.</summary>
    public Sequential Add(Layer layer)
    {
        _layers.Add(layer);
        return this;
    }
}
