namespace KerasSharp.Onnx;

/// <summary>Jacobi's method: columns are turned against each other, in pairs that cover all after a number of rounds, until they are
/// orthogonal.</summary>
internal static class Rotations
{
    /// <summary>How often all pairs come about: the error squares each time, so that float64 is reached long before.</summary>
    private const int Sweeps = 14;

    /// <summary>The singular values of matrices, in no order, with what belongs to them: <c>x · V = U · S</c>.</summary>
    /// <param name="x">The matrices, (…, m, n) with m ≥ n known.</param>
    /// <returns>U·S, (…, m, n); S, (…, n); V, (…, n, n).</returns>
    public static (OnnxValue Scaled, OnnxValue Values, OnnxValue Vectors) Singular(OnnxValue x)
    {
        var pairs = new Pairs(x);
        var made = x.Builder.Repeat(Sweeps * pairs.Rounds, [pairs.WithEvenColumns(x), pairs.Identity(x)], (_, values) =>
        {
            var (left, right) = pairs.Halves(values[0], -1);
            var (cosine, sine) = Angle(left.Square().Sum([-2]), right.Square().Sum([-2]), (left * right).Sum([-2]));
            return [.. values.Select(value => pairs.Turn(value, -1, cosine, sine))];
        });
        var (scaled, vectors) = (made[0].Slice(-1, 0, pairs.Count), made[1].Slice(-1, 0, pairs.Count).Slice(-2, 0, pairs.Count));
        return (scaled, scaled.Length([-2]), vectors);
    }

    /// <summary>The eigenvalues of symmetric matrices in ascending order, with their vectors as columns.</summary>
    /// <param name="x">The matrices, (…, n, n), n known.</param>
    public static (OnnxValue Values, OnnxValue Vectors) Symmetric(OnnxValue x)
    {
        var pairs = new Pairs(x);
        var even = pairs.WithEvenRows(pairs.WithEvenColumns(x));
        var made = x.Builder.Repeat(Sweeps * pairs.Rounds, [even, pairs.Identity(x)], (_, values) =>
        {
            var (left, right) = pairs.Halves(SelectionExporters.Diagonal(values[0], 0, -2, -1), -1);
            var across = SelectionExporters.Diagonal(values[0], (int)pairs.Half, -2, -1);
            var (cosine, sine) = Angle(left, right, across);
            return [pairs.Turn(pairs.Turn(values[0], -1, cosine, sine), -2, cosine, sine), pairs.Turn(values[1], -1, cosine, sine)];
        });
        var found = SelectionExporters.Diagonal(made[0], 0, -2, -1).Slice(-1, 0, pairs.Count);
        var (sorted, places) = found.TopK(pairs.Count, largest: false);
        var vectors = made[1].Slice(-1, 0, pairs.Count).Slice(-2, 0, pairs.Count);
        return (sorted, vectors.GatherAlong(places.Unsqueeze(-2).Expand(vectors.Dims()), -1));
    }

    /// <summary>The rotation after which two columns, of given squares and product, are orthogonal.</summary>
    private static (OnnxValue Cosine, OnnxValue Sine) Angle(OnnxValue left, OnnxValue right, OnnxValue product)
    {
        var none = product.Same(0);
        var slope = (right - left) / (product.Fill(none, 1) * 2);
        var tangent = (slope < 0).Where(slope.Like(-1), slope.Like(1)) / (slope.Abs() + (slope.Square() + 1).Sqrt());
        tangent = tangent.Fill(none, 0);
        var cosine = (tangent.Square() + 1).Rsqrt();
        return (cosine, cosine * tangent);
    }

    /// <summary>
    /// Columns in two halves that face each other. After each round all but the first move on by one, as in a tournament.
    /// </summary>
    private sealed class Pairs
    {
        private readonly OnnxValue _next;

        public Pairs(OnnxValue x)
        {
            Count = x.Shape[^1]!.Value;
            Half = (Count + 1) / 2;
            Rounds = Math.Max((2 * Half) - 1, 1);
            // Around: the first half forwards, the second back.
            long[] circle = [.. Range(1, Half - 1), .. Range(Half, Half).Reverse()];
            var order = new long[2 * Half];
            for (var i = 0; i < circle.Length; i++)
                order[circle[(i + 1) % circle.Length]] = circle[i];
            _next = x.Builder.Integers(order);
        }

        public long Count { get; }

        public long Half { get; }

        public long Rounds { get; }

        public OnnxValue WithEvenColumns(OnnxValue x) => Even(x, -1);

        public OnnxValue WithEvenRows(OnnxValue x) => Even(x, -2);

        public OnnxValue Identity(OnnxValue x)
        {
            var places = x.Builder.Range(2 * Half);
            return places.Unsqueeze(-1).Same(places).Cast(x.Type).Expand([.. x.Dims()[..^2], 2 * Half, 2 * Half]);
        }

        public (OnnxValue Left, OnnxValue Right) Halves(OnnxValue x, int axis) =>
            (x.Slice(axis, 0, Half), x.Slice(axis, Half, 2 * Half));

        public OnnxValue Turn(OnnxValue x, int axis, OnnxValue cosine, OnnxValue sine)
        {
            var (left, right) = Halves(x, axis);
            var (c, s) = axis == -1 ? (cosine.Unsqueeze(-2), sine.Unsqueeze(-2)) : (cosine.Unsqueeze(-1), sine.Unsqueeze(-1));
            return x.Builder.Concat([(left * c) - (right * s), (left * s) + (right * c)], axis).Gather(_next, axis);
        }

        private static IEnumerable<long> Range(long start, long count) => Enumerable.Range((int)start, (int)count).Select(i => (long)i);

        private OnnxValue Even(OnnxValue x, int axis) => Count % 2 == 0 ? x
            : x.Pad([.. Enumerable.Range(0, x.Rank).Select(i => ((Size)0, (Size)(i == x.Rank + axis ? 1 : 0)))]);
    }
}
