namespace KerasSharp.Onnx;

/// <summary>Running sums and products, and differences.</summary>
[ExportsOperations]
internal static class CumulationExporters
{
    public static OnnxValue Cumsum(OnnxValue x, int? axis, ScalarType? dtype)
    {
        var (row, along) = Promoted.Row(x, axis);
        return Typed(row, dtype).CumulativeSum(along);
    }

    public static OnnxValue Cumprod(OnnxValue x, int? axis, ScalarType? dtype)
    {
        var (row, along) = Promoted.Row(x, axis);
        var y = Typed(row, dtype);
        var sequence = y.MoveAxis(along, 0);
        var (body, _) = y.Builder.Body("product", [(y.Type, sequence.Shape[1..]), (y.Type, sequence.Shape[1..])], values =>
        {
            var product = values[0] * values[1];
            return [product, product];
        });
        var one = y.Builder.Full(1, y.Type, sequence.Dims()[1..]);
        var made = y.Builder.Add("Scan", [one, sequence], [(y.Type, sequence.Shape[1..]), (y.Type, sequence.Shape)], ("body", body),
            ("num_scan_inputs", 1));
        return made[1].MoveAxis(0, along);
    }

    public static OnnxValue Diff(OnnxValue a, int n, int axis)
    {
        var x = a;
        for (var i = 0; i < n; i++)
        {
            var (late, early) = (x.Slice(axis, 1, long.MaxValue), x.Slice(axis, 0, -1));
            x = x.Type == ElementType.Bool ? late.Xor(early) : late - early;
        }

        return x;
    }

    private static OnnxValue Typed(OnnxValue x, ScalarType? dtype)
    {
        var type = dtype?.ToOnnx() ?? x.Type;
        return x.Cast(type == ElementType.Bool ? ElementType.Int32 : type);
    }
}
