namespace KerasSharp.Onnx;

/// <summary>Normalizations, as operations.</summary>
[ExportsOperations]
internal static class NormalizationOperationExporters
{
    public static OnnxValue Normalize(OnnxValue x, int axis, int order, double? epsilon)
    {
        var y = x.Rank == 0 ? x.Unsqueeze(0) : x;
        var least = epsilon ?? KerasConfig.Epsilon;
        if (order != 2)
            return y / y.Abs().Power(y.Like(order)).Sum([axis], keepdims: true).Power(y.Like(1.0 / order)).Maximum(y.Like(least));
        return y * y.Square().Sum([axis], keepdims: true).Maximum(y.Like(least * least)).Rsqrt();
    }

    public static (OnnxValue Mean, OnnxValue Variance) Moments(OnnxValue x, Axes axes, bool keepdims)
    {
        var along = Promoted.Axes(x, axes);
        return (Promoted.Wide(x, wide => wide.Mean(along, keepdims)),
            Promoted.Wide(x, wide => wide.Square().Mean(along, keepdims) - wide.Mean(along, keepdims).Square()));
    }

    public static OnnxValue BatchNormalization(OnnxValue x, OnnxValue mean, OnnxValue variance, int axis, OnnxValue? offset,
        OnnxValue? scale, double epsilon)
    {
        var along = axis < 0 ? axis + x.Rank : axis;
        var factor = (Shaped(variance) + epsilon).Rsqrt();
        factor = scale is null ? factor : factor * Shaped(scale);
        var y = (x - Shaped(mean)) * factor;
        return offset is null ? y : y + Shaped(offset);

        OnnxValue Shaped(OnnxValue value) =>
            value.Cast(x.Type).Reshape([.. Enumerable.Range(0, x.Rank).Select(i => i == along ? value.Elements() : 1)]);
    }

    public static OnnxValue LayerNormalization(OnnxValue x, OnnxValue? gamma, OnnxValue? beta, Axes axis, double? epsilon)
    {
        var wide = x.Cast(ElementTypes.Promote(x.Type, ElementType.Float));
        var along = Promoted.Axes(x, axis).Order().ToArray();
        var centred = wide - wide.Mean(along, keepdims: true);
        var y = centred * (centred.Square().Mean(along, keepdims: true) + (epsilon ?? KerasConfig.Epsilon)).Rsqrt();
        return Scaled(y, gamma, beta, along).Cast(x.Type);
    }

    public static OnnxValue RmsNormalization(OnnxValue x, OnnxValue? scale, Axes axis, double? epsilon)
    {
        var wide = x.Cast(ElementTypes.Promote(x.Type, ElementType.Float));
        var along = Promoted.Axes(x, axis).Order().ToArray();
        var y = wide * (wide.Square().Mean(along, keepdims: true) + (epsilon ?? KerasConfig.Epsilon)).Rsqrt();
        return Scaled(y, scale, null, along).Cast(x.Type);
    }

    private static OnnxValue Scaled(OnnxValue y, OnnxValue? scale, OnnxValue? offset, int[] axes)
    {
        y = scale is null ? y : y * Shaped(scale);
        return offset is null ? y : y + Shaped(offset);

        OnnxValue Shaped(OnnxValue value) => value.Rank == axes.Length
            ? value.Cast(y.Type).Reshape([.. Enumerable.Range(0, y.Rank).Select(i => axes.Contains(i) ? y.Dim(i) : 1)])
            : value.Cast(y.Type);
    }
}
