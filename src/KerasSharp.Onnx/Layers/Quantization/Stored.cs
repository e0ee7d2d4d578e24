namespace KerasSharp.Onnx;

/// <summary>What quantized layers store, by name.</summary>
internal static class Stored
{
    /// <summary>A weight of a layer.</summary>
    public static Variable Of(Layer layer, string name) => Find(layer, name)
        ?? throw OnnxExportException.For(layer, $"it has no weight \"{name}\"");

    /// <summary>A weight of a layer; null where it has none of the name.</summary>
    public static Variable? Find(Layer layer, string name) => layer.Weights.FirstOrDefault(weight => weight.Name == name);

    /// <summary>Bytes that hold several numbers each, without signs of their own.</summary>
    public static OnnxValue Bytes(Layer layer, string name, LayerCall call) =>
        call.Weight(Of(layer, name), "bytes", value => value.to_type(ScalarType.Byte), ElementType.Uint8);

    /// <summary>Numbers with a scale and a zero point for each group: <c>(x − zero) · scale</c>.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="scale">The scales of the groups along an axis.</param>
    /// <param name="zero">The zero points.</param>
    /// <param name="groups">The group of each place.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="call">The call.</param>
    public static OnnxValue Spread(OnnxValue values, OnnxValue scale, Variable zero, Variable groups, int axis, LayerCall call)
    {
        var places = call.Weight(groups, ElementType.Int32);
        return (values - call.Weight(zero, zero.DType.ToOnnx()).Gather(places, axis).Cast(values.Type)) * scale.Gather(places, axis);
    }
}
