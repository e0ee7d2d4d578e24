using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Goldens;

/// <summary>The state of layers in reference cases.</summary>
internal static class LayerState
{
    /// <summary>Brings a layer into the state before the call: built, its weights set.</summary>
    public static void Prepare(Layer layer, GoldenCase golden, Tensor[] inputs)
    {
        layer.EnsureBuilt(Array.ConvertAll(inputs, input => (Shape)input.shape));
        if (!golden.Has("adapt_data"))
            layer.SetWeights([.. golden["weights"].Items.Select(weight => (ArrayLike)weight["value"].AsTensor())]);
        else
            throw new NotSupportedException($"{golden.Id}: {layer.GetType().Name} has no Adapt.");
    }

    /// <summary>The recurrent state.</summary>
    public static Tensor[] Of(Layer layer) => throw new NotSupportedException($"{layer.GetType().Name} has no state.");
}
