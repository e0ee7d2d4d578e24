namespace KerasSharp.Onnx;

/// <summary>Further ways of putting tensors together and apart.</summary>
[ExportsOperations]
internal static class RearrangementExporters
{
    public static OnnxValue[] ArraySplit(OnnxValue x, Integers indicesOrSections, int axis)
    {
        if (indicesOrSections.IsList)
            return JoiningExporters.Split(x, indicesOrSections, axis);
        var (size, count) = (JoiningExporters.Known(x, axis, nameof(ArraySplit)), indicesOrSections[0]);
        return x.Split(axis, [.. Enumerable.Range(0, count).Select(i => (size / count) + (i < size % count ? 1 : 0))]);
    }

    public static OnnxValue[] Hsplit(OnnxValue x, Integers indicesOrSections) =>
        JoiningExporters.Split(x, indicesOrSections, x.Rank > 1 ? 1 : 0);

    public static OnnxValue[] Vsplit(OnnxValue x, Integers indicesOrSections) => JoiningExporters.Split(x, indicesOrSections, 0);

    public static OnnxValue[] Dsplit(OnnxValue x, Integers indicesOrSections) => JoiningExporters.Split(x, indicesOrSections, 2);

    public static OnnxValue Dstack(OnnxValue[] xs) => JoiningExporters.Concatenate([.. xs.Select(x => x.Rank switch
    {
        < 2 => x.Reshape(1, x.Elements(), 1),
        2 => x.Unsqueeze(-1),
        _ => x,
    })], 2);

    public static OnnxValue ColumnStack(OnnxValue[] xs) =>
        JoiningExporters.Concatenate([.. xs.Select(x => x.Rank < 2 ? x.Reshape(x.Elements(), 1) : x)], 1);

    public static OnnxValue Rot90(OnnxValue array, int k, Integers? axes)
    {
        var (from, to) = axes is [var first, var second] ? (first, second) : (0, 1);
        return (((k % 4) + 4) % 4) switch
        {
            1 => ShapingExporters.Swapaxes(array.Flip(to), from, to),
            2 => array.Flip(from).Flip(to),
            3 => ShapingExporters.Swapaxes(array.Flip(from), from, to),
            _ => array,
        };
    }

    public static OnnxValue Diagflat(OnnxValue x, int k) => SelectionExporters.Diag(x.Reshape(x.Elements()), k);

    public static OnnxValue Kron(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var rank = Math.Max(a.Rank, b.Rank);
        (a, b) = (Filled(a), Filled(b));
        var sizes = a.Dims().Zip(b.Dims(), (p, q) => p * q).ToArray();
        int[] places = [.. Enumerable.Range(0, rank)];
        return (a.Unsqueeze([.. places.Select(i => (2 * i) + 1)]) * b.Unsqueeze([.. places.Select(i => 2 * i)])).Reshape(sizes);

        OnnxValue Filled(OnnxValue x) => x.Unsqueeze([.. Enumerable.Range(0, rank - x.Rank)]);
    }

    public static OnnxValue Vander(OnnxValue x, int? n, bool increasing)
    {
        var count = n is { } given ? given : x.Dim(0);
        var powers = x.Builder.Range(count);
        return x.Unsqueeze(-1).Power((increasing ? powers : powers.Flip(0)).Cast(x.Type));
    }

    public static OnnxValue[] UnravelIndex(OnnxValue indices, Integers shape)
    {
        var places = new OnnxValue[shape.Count];
        var rest = indices;
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            var size = rest.Like(shape[axis]);
            places[axis] = ArithmeticExporters.Mod(rest, size);
            rest = (rest - places[axis]) / size;
        }

        return places;
    }

    public static OnnxValue Select(OnnxValue[] condlist, OnnxValue[] choicelist, OnnxValue? defaultValue)
    {
        var chosen = defaultValue ?? choicelist[0].Like(0);
        for (var i = condlist.Length - 1; i >= 0; i--)
            chosen = SelectionExporters.Where(condlist[i], choicelist[i], chosen);
        return chosen;
    }
}
