namespace KerasSharp.Onnx;

/// <summary>Values put or added at places.</summary>
[ExportsOperations]
internal static class ScatterExporters
{
    public static OnnxValue Scatter(OnnxValue indices, OnnxValue values, Integers shape) =>
        ScatterNd(values.Builder.Full(0, values.Type, [.. shape.Select(size => (Size)size)]), indices, values, "add");

    public static OnnxValue ScatterUpdate(OnnxValue inputs, OnnxValue indices, OnnxValue updates, string? reduction) =>
        ScatterNd(inputs, indices, updates.Cast(inputs.Type), reduction ?? "none");

    public static OnnxValue SliceUpdate(OnnxValue inputs, Integers startIndices, OnnxValue updates)
    {
        // Where the part lies is known: its places along each axis, as coordinates of all its values.
        var builder = inputs.Builder;
        var coordinates = Enumerable.Range(0, inputs.Rank).Select(axis =>
            (builder.Range(updates.Dim(axis)) + builder.Integer(startIndices[axis]))
                .Reshape([.. Enumerable.Range(0, inputs.Rank).Select(i => i == axis ? updates.Dim(axis) : 1)])
                .Expand(updates.Dims()).Unsqueeze(-1));
        return ScatterNd(inputs, builder.Concat([.. coordinates], -1), updates.Cast(inputs.Type), "none");
    }

    internal static OnnxValue ScatterNd(OnnxValue target, OnnxValue indices, OnnxValue updates, string reduction) =>
        target.Builder.Add("ScatterND", [target, indices.Cast(ElementType.Int64), updates], target.Type, target.Shape,
            ("reduction", reduction));
}
