namespace KerasSharp.Layers;

public abstract partial class Layer
{
    /// <summary>Writes the files that belong to the layer beside its weights, such as a vocabulary; most layers have none.</summary>
    /// <param name="directory">The folder; it is there.</param>
    /// <remarks>Source: keras.Layer.save_assets.</remarks>
    public virtual void SaveAssets(string directory)
    {
    }

    /// <summary>Reads what <see cref="SaveAssets"/> wrote.</summary>
    /// <param name="directory">The folder.</param>
    /// <remarks>Source: keras.Layer.load_assets.</remarks>
    public virtual void LoadAssets(string directory)
    {
    }

    /// <summary>Adds what the layer keeps in a file of weights beside <see cref="Weights"/>; most layers have nothing.</summary>
    /// <param name="store">Takes tensors by name.</param>
    /// <remarks>Source: keras.Layer.save_own_variables.</remarks>
    public virtual void SaveOwnVariables(IDictionary<string, Tensor> store)
    {
    }

    /// <summary>Reads what <see cref="SaveOwnVariables"/> added; before <see cref="LoadAssets"/>.</summary>
    /// <param name="store">Tensors by name.</param>
    /// <remarks>Source: keras.Layer.load_own_variables.</remarks>
    public virtual void LoadOwnVariables(IReadOnlyDictionary<string, Tensor> store)
    {
    }
}
