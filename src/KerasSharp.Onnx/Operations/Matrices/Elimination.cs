namespace KerasSharp.Onnx;

/// <summary>Gauss-Jordan elimination with pivots by rows, of all matrices of a batch at once.</summary>
internal static class Elimination
{
    /// <summary>The solution of <c>a · x = b</c>; of a singular matrix it is infinite or NaN.</summary>
    /// <param name="a">Square matrices, (…, n, n).</param>
    /// <param name="b">Right sides, (…, n, k).</param>
    public static OnnxValue Solve(OnnxValue a, OnnxValue b)
    {
        var (left, right) = OverOneBatch(a, b);
        var solved = Run(a.Builder.Concat([left, right], -1), guarded: false).Reduced;
        return solved.From(-1, a.Dim(-1)).WithShape([.. right.Shape]);
    }

    /// <summary>The sign of a determinant and the logarithm of its absolute value; 0 and −∞ of a singular matrix.</summary>
    public static (OnnxValue Sign, OnnxValue Logarithm) Determinant(OnnxValue x)
    {
        var (_, sign, logarithm) = Run(x, guarded: true);
        return (sign, logarithm);
    }

    /// <summary>Both triangles of matrices, (…, m, n), in one, and the row that each row changed places with.</summary>
    public static (OnnxValue Factors, OnnxValue Pivots) Triangles(OnnxValue x)
    {
        var sizes = x.Dims();
        var batch = sizes[..^2];
        var (rows, columns) = (x.Builder.Range(sizes[^2]), x.Builder.Range(sizes[^1]));
        var count = Math.Min(JoiningExporters.Known(x, -2, "LuFactor"), JoiningExporters.Known(x, -1, "LuFactor"));
        var steps = x.Builder.Range(count);
        var end = x.Builder.Repeat(count, [x, x.Builder.Full(0, ElementType.Int32, [.. batch, count])], (round, values) =>
        {
            var (matrix, pivots) = (values[0], values[1]);
            var column = matrix.Gather(round, -1);
            var place = (rows < round).Where(column.Like(-1), column.Abs()).ArgMax(-1, keepdims: true);
            var chosen = matrix.GatherAlong(place.Unsqueeze(-1).Expand([.. batch, 1, sizes[^1]]), -2);
            var swapped = place.Same(rows).Unsqueeze(-1).Where(matrix.Gather(round, -2).Unsqueeze(-2), matrix);
            swapped = rows.Same(round).Unsqueeze(-1).Where(chosen, swapped);
            var below = (rows > round).Where(swapped.Gather(round, -1) / chosen.Gather(round, -1), column.Like(0)).Unsqueeze(-1);
            var reduced = swapped - (below * (columns > round).Where(chosen, chosen.Like(0)));
            var kept = (rows > round).Unsqueeze(-1) & columns.Same(round);
            return [kept.Where(below, reduced), steps.Same(round).Where(place.Cast(ElementType.Int32), pivots)];
        });
        return (end[0], end[1]);
    }

    private static (OnnxValue Reduced, OnnxValue Sign, OnnxValue Logarithm) Run(OnnxValue system, bool guarded)
    {
        var sizes = system.Dims();
        var batch = sizes[..^2];
        var rows = system.Builder.Range(sizes[^2]);
        OnnxValue[] start =
            [system, system.Builder.Full(1, system.Type, batch), system.Builder.Full(0, system.Type, batch)];
        var end = system.Builder.Repeat(sizes[^2], start, (round, values) =>
        {
            var (matrix, sign, logarithm) = (values[0], values[1], values[2]);
            var column = matrix.Gather(round, -1);
            var place = (rows < round).Where(column.Like(-1), column.Abs()).ArgMax(-1, keepdims: true);
            var chosen = matrix.GatherAlong(place.Unsqueeze(-1).Expand([.. batch, 1, sizes[^1]]), -2);
            var pivot = chosen.Gather(round, -1);
            var divisor = guarded ? pivot.Fill(pivot.Same(0), 1) : pivot;
            var row = chosen / divisor.Unsqueeze(-1);
            var swapped = place.Same(rows).Unsqueeze(-1).Where(matrix.Gather(round, -2).Unsqueeze(-2), matrix);
            var reduced = swapped - (swapped.Gather(round, -1).Unsqueeze(-1) * row);
            var kept = place.Squeeze(-1).Same(round).Where(sign, -sign);
            return
            [
                rows.Same(round).Unsqueeze(-1).Where(row, reduced), kept * pivot.Squeeze(-1).Sign(),
                logarithm + pivot.Squeeze(-1).Abs().Log(),
            ];
        });
        return (end[0], end[1], end[2]);
    }

    /// <summary>Both over the batch of the two.</summary>
    private static (OnnxValue A, OnnxValue B) OverOneBatch(OnnxValue a, OnnxValue b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var (x, y) = (Filled(a), Filled(b));
        var batch = Enumerable.Range(0, rank - 2).Select(axis => x.Shape[axis] == 1 ? y.Dim(axis) : x.Dim(axis)).ToArray();
        return (Over(x), Over(y));

        OnnxValue Filled(OnnxValue value) => value.Unsqueeze([.. Enumerable.Range(0, rank - value.Rank)]);

        OnnxValue Over(OnnxValue value) => value.Shape[..^2].Equals(Shapes.Of(batch)) ? value
            : value.Expand([.. batch, value.Dim(-2), value.Dim(-1)]);
    }
}
