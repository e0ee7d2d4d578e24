namespace KerasSharp.Onnx;

/// <summary>Cross-entropies, in models that compute their loss.</summary>
[ExportsOperations]
internal static class CrossEntropyExporters
{
    public static OnnxValue BinaryCrossentropy(OnnxValue target, OnnxValue output, bool fromLogits)
    {
        if (fromLogits)
            return output.Relu() - (output * target) + ((-output.Abs()).Exp() + 1).Log();
        var p = output.Clip(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon);
        return -((target * p.Log()) + ((1.0 - target) * (1.0 - p).Log()));
    }

    public static OnnxValue CategoricalCrossentropy(OnnxValue target, OnnxValue output, bool fromLogits, int axis) =>
        -(target * Logs(output, fromLogits, axis)).Sum([axis]);

    public static OnnxValue SparseCategoricalCrossentropy(OnnxValue target, OnnxValue output, bool fromLogits, int axis)
    {
        var labels = target.Cast(ElementType.Int64);
        labels = labels.Rank == output.Rank && labels.Shape[^1] == 1 ? labels.Squeeze(-1) : labels;
        var logs = Logs(output, fromLogits, axis).MoveAxis(axis, -1);
        return -logs.GatherAlong(labels.Unsqueeze(-1), -1).Squeeze(-1);
    }

    private static OnnxValue Logs(OnnxValue output, bool fromLogits, int axis) => fromLogits
        ? output.LogSoftmax(axis)
        : (output / output.Sum([axis], keepdims: true)).Clip(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon).Log();
}
