namespace KerasSharp.Tests.Testing;

/// <summary>The outputs of a call and the masks that they carry.</summary>
/// <param name="Tensors">The outputs.</param>
/// <param name="Masks">A mask for each output, null where it carries none.</param>
internal readonly record struct LayerOutput(Tensor[] Tensors, Tensor?[] Masks)
{
    /// <summary>Calls a layer.</summary>
    public static LayerOutput Of(Layer layer, Tensor[] inputs, Tensor?[]? masks = null, bool? training = null, Config? options = null)
    {
        var outputs = layer.ApplyWith(options, inputs, training, masks);
        return new(outputs, Array.ConvertAll(outputs, TensorMask.Of));
    }
}
