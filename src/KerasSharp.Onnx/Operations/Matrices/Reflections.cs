namespace KerasSharp.Onnx;

/// <summary>Householder's decomposition, with LAPACK's signs.</summary>
internal static class Reflections
{
    /// <summary>Orthogonal Q and triangular R, (…, m, m) and (…, m, n), or what of them counts.</summary>
    public static (OnnxValue Q, OnnxValue R) Decompose(OnnxValue x, bool complete)
    {
        var (height, width) = (JoiningExporters.Known(x, -2, "Qr"), JoiningExporters.Known(x, -1, "Qr"));
        var count = Math.Min(height, width);
        var rows = x.Builder.Range(height);
        var start = rows.Unsqueeze(-1).Same(rows).Cast(x.Type).Expand([.. x.Dims()[..^1], height]);
        var made = x.Builder.Repeat(count, [start, x], (round, values) =>
        {
            var (q, r) = (values[0], values[1]);
            var column = r.Gather(round, -1);
            var tail = (rows < round).Where(column.Like(0), column);
            var head = column.Gather(round, -1).Unsqueeze(-1);
            var rest = (rows > round).Where(column, column.Like(0)).Square().Sum([-1], keepdims: true);
            var length = tail.Length([-1], keepdims: true);
            var normal = rows.Same(round).Where(head + (head < 0).Where(-length, length), tail);
            var twice = rest.Same(0).Where(rest.Like(0), 2.0 / normal.Square().Sum([-1], keepdims: true));
            var (upright, flat, factor) = (normal.Unsqueeze(-1), normal.Unsqueeze(-2), twice.Unsqueeze(-1));
            return [q - (q.MatMul(upright).MatMul(flat) * factor), r - (upright.MatMul(flat.MatMul(r)) * factor)];
        });
        var triangle = SelectionExporters.Triu(made[1], 0);
        return complete ? (made[0], triangle) : (made[0].Slice(-1, 0, count), triangle.Slice(-2, 0, count));
    }
}
