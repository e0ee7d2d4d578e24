namespace KerasSharp.Onnx;

/// <summary>Dot.</summary>
[ExportedAs("MatMul")]
internal sealed class DotExporter : LayerExporter<Dot>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Dot layer, LayerCall call)
    {
        var (x, y) = (call.Inputs[0], call.Inputs[1]);
        var (a, b) = (layer.Axes[0], layer.Axes[^1]);
        (a, b) = (a < 0 ? a + x.Rank : a, b < 0 ? b + y.Rank : b);
        if (layer.GetConfig().Get("normalize", false))
            (x, y) = (Normalized(x, a), Normalized(y, b));
        Size[] output = [x.Dim(0), .. x.Dims().Where((_, i) => i != a && i != 0), .. y.Dims().Where((_, i) => i != b && i != 0)];
        var left = x.Rank == 2 ? x.Unsqueeze(1) : x.MoveAxis(a, -1).Flatten(1, -2);
        var right = y.Rank == 2 ? y.Unsqueeze(2) : y.MoveAxis(b, 1).Flatten(2, -1);
        return [left.MatMul(right).Reshape(output.Length == 1 ? [output[0], 1] : output)];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(Dot layer, LayerCall call, OnnxValue[] outputs) => [null];

    private static OnnxValue Normalized(OnnxValue x, int axis) => x / x.Square().Sum([axis], keepdims: true).Maximum(x.Like(1e-14)).Sqrt();
}
