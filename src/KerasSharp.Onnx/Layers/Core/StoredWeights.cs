namespace KerasSharp.Onnx;

/// <summary>Weights as files hold them: with a low-rank update added.</summary>
internal static class StoredWeights
{
    /// <summary>The first weight of a layer with what low-rank adaptation adds to it.</summary>
    public static OnnxValue Kernel(Layer layer, Variable? kernel, LayerCall call) =>
        call.Weight(kernel, "stored", value => Value(layer, kernel, value));

    /// <summary>The value of a weight with what low-rank adaptation adds to it.</summary>
    public static Tensor Value(Layer layer, Variable? kernel, Tensor value) =>
        layer.StoredVariables.FirstOrDefault(stored => stored.Variable == kernel).Value?.Invoke() ?? value;
}
