namespace KerasSharp.Onnx;

/// <summary>Decompositions of matrices and systems of equations: loops of ONNX, which computes in float64 in them.</summary>
[ExportsOperations]
internal static class MatrixExporters
{
    public static OnnxValue Cholesky(OnnxValue x, bool upper)
    {
        var lower = In64(x, y => CholeskyFactor(y));
        return upper ? Turned(lower) : lower;
    }

    public static OnnxValue CholeskyInverse(OnnxValue x, bool upper) => In64(x, y =>
    {
        var factor = upper ? Turned(SelectionExporters.Triu(y, 0)) : SelectionExporters.Tril(y, 0);
        return Inverse(factor.MatMul(Turned(factor)));
    });

    public static OnnxValue Inv(OnnxValue x) => In64(x, Inverse);

    public static OnnxValue Solve(OnnxValue a, OnnxValue b)
    {
        var vector = b.Rank == a.Rank - 1;
        var (x, y) = (Promoted.Floating(a), Promoted.Floating(b));
        var solved = Elimination.Solve(Wide(x), Wide(vector ? y.Unsqueeze(-1) : y)).Cast(y.Type);
        return vector ? solved.Squeeze(-1) : solved;
    }

    public static OnnxValue SolveTriangular(OnnxValue a, OnnxValue b, bool lower)
    {
        var x = Promoted.Floating(a);
        return Solve(lower ? SelectionExporters.Tril(x, 0) : SelectionExporters.Triu(x, 0), b);
    }

    public static OnnxValue MatrixPower(OnnxValue x, int n) => In64(x, y =>
    {
        var factor = n < 0 ? Inverse(y) : y;
        OnnxValue? product = null;
        for (var rest = Math.Abs(n); rest > 0; rest >>= 1)
        {
            if (rest % 2 == 1)
                product = product is null ? factor : product.MatMul(factor);
            if (rest > 1)
                factor = factor.MatMul(factor);
        }

        return product ?? Identity(y).Expand(y.Dims());
    });

    public static (OnnxValue Sign, OnnxValue Logarithm) Slogdet(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        var (sign, logarithm) = Elimination.Determinant(Wide(y));
        return (sign.Cast(y.Type), logarithm.Cast(y.Type));
    }

    public static OnnxValue Logdet(OnnxValue x)
    {
        var (sign, logarithm) = Slogdet(x);
        return logarithm.Fill(sign < 0, double.NaN);
    }

    public static (OnnxValue Factors, OnnxValue Pivots) LuFactor(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        var (factors, pivots) = Elimination.Triangles(Wide(y));
        return (factors.Cast(y.Type), pivots);
    }

    public static (OnnxValue Q, OnnxValue R) Qr(OnnxValue x, string mode)
    {
        var y = Promoted.Floating(x);
        var (q, r) = Reflections.Decompose(Wide(y), complete: mode == "complete");
        return (q.Cast(y.Type), r.Cast(y.Type));
    }

    /// <summary>The inverse of square matrices.</summary>
    internal static OnnxValue Inverse(OnnxValue x) => Elimination.Solve(x, Identity(x));

    /// <summary>Identity matrices of the size and type of others, (n, n).</summary>
    internal static OnnxValue Identity(OnnxValue x)
    {
        var places = x.Builder.Range(x.Dim(-1));
        return places.Unsqueeze(-1).Same(places).Cast(x.Type);
    }

    /// <summary>The last two axes in the other order.</summary>
    internal static OnnxValue Turned(OnnxValue x) => ShapingExporters.Swapaxes(x, -1, -2);

    /// <summary>In float64.</summary>
    internal static OnnxValue Wide(OnnxValue x) => x.Cast(ElementType.Double);

    private static OnnxValue In64(OnnxValue x, Func<OnnxValue, OnnxValue> compute)
    {
        var y = Promoted.Floating(x);
        return compute(Wide(y)).Cast(y.Type);
    }

    private static OnnxValue CholeskyFactor(OnnxValue x)
    {
        // Column by column; what a column accounts for is taken from the rest.
        var places = x.Builder.Range(x.Dim(-1));
        return x.Builder.Repeat(x.Dim(-1), [x, x.Builder.Full(0, x.Type, x.Dims())], (round, values) =>
        {
            var (rest, factor) = (values[0], values[1]);
            var column = rest.Gather(round, -1);
            column = (places < round).Where(column.Like(0), column / column.Gather(round, -1).Unsqueeze(-1).Sqrt());
            return [rest - (column.Unsqueeze(-1) * column.Unsqueeze(-2)), places.Same(round).Where(column.Unsqueeze(-1), factor)];
        })[1];
    }
}
