namespace KerasSharp.Layers;

public abstract partial class Layer
{
    /// <summary>How the weights, those of the layers within included, stand in the TorchSharp module that computes the same; null where
    /// there is no such module.</summary>
    internal virtual TorchLayout? TorchLayout => null;

    /// <summary>The weights as files hold them, of this layer and then of those within.</summary>
    internal IEnumerable<(Variable Variable, Func<Tensor>? Value)> AllStoredVariables =>
        WithSublayers.SelectMany(layer => layer.StoredVariables);
}
