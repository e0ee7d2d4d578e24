namespace KerasSharp.Layers;

/// <summary>Base of the layers that hold another layer and add something to it.</summary>
/// <remarks>Source: keras.layers.Wrapper.</remarks>
public abstract class Wrapper : Layer
{
    /// <summary>A layer around another one.</summary>
    /// <param name="layer">The layer inside.</param>
    /// <param name="name">The layer's name.</param>
    protected Wrapper(Layer layer, string? name = null)
        : base(name) => Layer = AddLayer(layer ?? throw new ArgumentNullException(nameof(layer)));

    /// <summary>The layer inside.</summary>
    public Layer Layer { get; }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config { { "layer", Layer } });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => InnerLayer.Call(this, () => OneOf(Layer.ComputeOutputShape([input])));

    /// <summary>What the layer inside gives, which must be one.</summary>
    /// <exception cref="ArgumentException">It gives several.</exception>
    private protected T OneOf<T>(T[] outputs) => outputs is [var one] ? one : throw new ArgumentException(
        $"Layer \"{Name}\" ({GetType().Name}) takes a layer of one output. Received: layer \"{Layer.Name}\" ({Layer.GetType().Name}), "
        + $"which gives {outputs.Length}", "layer");

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => InnerLayer.Call(this, () => Layer.EnsureBuilt(inputs));
}
