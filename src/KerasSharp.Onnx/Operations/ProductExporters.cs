namespace KerasSharp.Onnx;

/// <summary>Products of matrices and tensors.</summary>
[ExportsOperations]
internal static class ProductExporters
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static OnnxValue Matmul(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var type = a.Type == ElementType.Int8 ? ElementType.Int32 : a.Type;
        var compute = type == ElementType.Bool ? KerasConfig.FloatX.ToOnnx() : type;
        return a.Cast(compute).MatMul(b.Cast(compute)).Cast(type);
    }

    public static OnnxValue Dot(OnnxValue x1, OnnxValue x2) => InFloat(x1, x2, (a, b) => a.Rank == 0 || b.Rank == 0 ? a * b
        : b.Rank >= 2 ? Contract(a, b, [a.Rank - 1], [b.Rank - 2])
        : a.MatMul(b));

    public static OnnxValue Inner(OnnxValue x1, OnnxValue x2) =>
        InFloat(x1, x2, (a, b) => a.Rank == 0 || b.Rank == 0 ? a * b : Contract(a, b, [a.Rank - 1], [b.Rank - 1]));

    public static OnnxValue Outer(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Reshape(a.Elements(), 1) * b.Reshape(1, b.Elements());
    }

    public static OnnxValue Tensordot(OnnxValue x1, OnnxValue x2, ContractedAxes axes) => InFloat(x1, x2, (a, b) =>
    {
        var (first, second) = axes.For(a.Rank);
        return Contract(a, b, [.. first.Select(axis => (int)(axis < 0 ? axis + a.Rank : axis))],
            [.. second.Select(axis => (int)(axis < 0 ? axis + b.Rank : axis))]);
    });

    public static OnnxValue Einsum(string subscripts, OnnxValue[] operands)
    {
        var type = operands.Select(operand => operand.Type).Aggregate(ElementTypes.Promote);
        type = type == ElementType.Int8 ? ElementType.Int32 : type;
        return operands[0].Builder.Add("Einsum", [.. operands.Select(operand => operand.Cast(type))], type, Output(subscripts, operands),
            ("equation", subscripts.Replace(" ", "", StringComparison.Ordinal)));
    }

    public static OnnxValue Cross(OnnxValue x1, OnnxValue x2, int axisa, int axisb, int axisc, int? axis)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var (p, q) = (a.MoveAxis(axis ?? axisa, -1), b.MoveAxis(axis ?? axisb, -1));
        var parts = new[] { 1, 2, 0 }.Zip([2, 0, 1], (i, j) =>
            ((p.Pick(-1, i) * q.Pick(-1, j)) - (p.Pick(-1, j) * q.Pick(-1, i))).Unsqueeze(-1));
        return p.Builder.Concat([.. parts], -1).MoveAxis(-1, axis ?? axisc);
    }

    private static OnnxValue InFloat(OnnxValue x1, OnnxValue x2, Func<OnnxValue, OnnxValue, OnnxValue> product)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return product(Promoted.Floating(a), Promoted.Floating(b)).Cast(a.Type);
    }

    private static OnnxValue Contract(OnnxValue a, OnnxValue b, int[] first, int[] second)
    {
        var left = Letters[..a.Rank];
        var right = Letters.Substring(a.Rank, b.Rank).ToCharArray();
        for (var i = 0; i < first.Length; i++)
            right[second[i]] = left[first[i]];
        var output = string.Concat(left.Where((_, i) => !first.Contains(i)).Concat(right.Where((_, i) => !second.Contains(i))));
        return Einsum($"{left},{new string(right)}->{output}", [a, b]);
    }

    /// <summary>The shape of an einsum without ellipses; that of one with these is declared by the model.</summary>
    private static Shape Output(string subscripts, OnnxValue[] operands)
    {
        var parts = subscripts.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var terms = parts[0].Split(',');
        var sizes = new Dictionary<char, long?>();
        for (var i = 0; i < terms.Length && !subscripts.Contains('.'); i++)
        {
            for (var axis = 0; axis < terms[i].Length; axis++)
                sizes[terms[i][axis]] = sizes.GetValueOrDefault(terms[i][axis]) ?? operands[i].Shape[axis];
        }

        var output = parts.Length > 1 ? parts[1] : string.Concat(parts[0].Where(char.IsLetter).GroupBy(letter => letter)
            .Where(group => group.Count() == 1).Select(group => group.Key).Order());
        if (!subscripts.Contains('.'))
            return [.. output.Select(letter => sizes[letter])];
        var elided = operands.Select((operand, i) => operand.Rank - terms[i].Count(char.IsLetter)).Max();
        return [.. Enumerable.Repeat((long?)null, output.Count(char.IsLetter) + (output.Contains('.') ? elided : 0))];
    }
}
