namespace KerasSharp.Operations;

/// <summary>Further ways to put values elsewhere: splits, stacks, rotations, products of all pairs.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Rearrangements
{
    /// <summary>Parts along an axis, as equal as can be. Source: keras.ops.array_split.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">The number of parts, or the places where they begin.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor[] ArraySplit(Tensor x, Integers indicesOrSections, int axis = 0)
    {
        var size = (int)x.shape[((Axes)axis).Resolve(x.Dimensions, nameof(axis), nameof(ArraySplit))[0]];
        int[] starts;
        if (indicesOrSections.IsList)
        {
            starts =
                [0, .. ((IEnumerable<int>)indicesOrSections).Select(start => Math.Clamp(start < 0 ? start + size : start, 0, size)), size];
        }
        else
        {
            var count = Guard.Positive(indicesOrSections[0], nameof(indicesOrSections));
            starts = [.. Enumerable.Range(0, count + 1).Select(i => (i * (size / count)) + Math.Min(i, size % count))];
        }

        return [.. Enumerable.Range(0, starts.Length - 1).Select(i => x.narrow(axis, starts[i], Math.Max(0, starts[i + 1] - starts[i])))];
    }

    /// <summary>Parts side by side: along the second axis, or the one there is. Source: keras.ops.hsplit.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">The number of equal parts, or the places where they begin.</param>
    public static Tensor[] Hsplit(Tensor x, Integers indicesOrSections) => Split(x, indicesOrSections, x.Dimensions > 1 ? 1 : 0, 1);

    /// <summary>Parts one above the other: along the first axis. Source: keras.ops.vsplit.</summary>
    /// <inheritdoc cref="Hsplit"/>
    public static Tensor[] Vsplit(Tensor x, Integers indicesOrSections) => Split(x, indicesOrSections, 0, 2);

    /// <summary>Parts one behind the other: along the third axis. Source: keras.ops.dsplit.</summary>
    /// <inheritdoc cref="Hsplit"/>
    public static Tensor[] Dsplit(Tensor x, Integers indicesOrSections) => Split(x, indicesOrSections, 2, 3);

    /// <summary>Tensors side by side along the third axis. Source: keras.ops.dstack.</summary>
    public static Tensor Dstack(IEnumerable<Tensor> xs) => cat(
        [.. xs.Select(x => x.Dimensions switch { 0 => x.reshape(1, 1, 1), 1 => x.reshape(1, -1, 1), 2 => x.unsqueeze(-1), _ => x })], 2);

    /// <summary>Rows as the columns of a matrix. Source: keras.ops.column_stack.</summary>
    public static Tensor ColumnStack(IEnumerable<Tensor> xs) => cat([.. xs.Select(x => x.Dimensions < 2 ? x.reshape(-1, 1) : x)], 1);

    /// <summary>Left and right exchanged. Source: keras.ops.fliplr.</summary>
    public static Tensor Fliplr(Tensor x) => x.flip(1);

    /// <summary>Top and bottom exchanged. Source: keras.ops.flipud.</summary>
    public static Tensor Flipud(Tensor x) => x.flip(0);

    /// <summary>Turned by right angles, from the first axis to the second. Source: keras.ops.rot90.</summary>
    /// <param name="array">The tensor.</param>
    /// <param name="k">How often.</param>
    /// <param name="axes">The plane.</param>
    [KerasName("Rot90")]
    public static Tensor Rot90(Tensor array, int k = 1, [NullIs("(0, 1)")] Integers? axes = null) =>
        axes is [var from, var to] && from != to ? array.rot90(k, (from, to)) : throw new ArgumentException(
            $"`axes` must be two different ones. Received: axes={axes}", nameof(axes));

    /// <summary>The values on a diagonal of a matrix of zeros. Source: keras.ops.diagflat.</summary>
    /// <param name="x">The values.</param>
    /// <param name="k">Which diagonal: above the main one, or below.</param>
    public static Tensor Diagflat(Tensor x, int k = 0) => x.diagflat(k);

    /// <summary>Kronecker's product. Source: keras.ops.kron.</summary>
    public static Tensor Kron(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.kron(b);
    }

    /// <summary>The product of all values, in one row each, of the first conjugated. Source: keras.ops.vdot.</summary>
    public static Tensor Vdot(Operand x1, Operand x2)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return (a.reshape(-1).conj() * b.reshape(-1)).sum().As(a.dtype);
    }

    /// <summary>The powers of values, one a column. Source: keras.ops.vander.</summary>
    /// <param name="x">The values.</param>
    /// <param name="n">The number of columns; null for that of the values.</param>
    /// <param name="increasing">Whether the powers rise.</param>
    public static Tensor Vander(Tensor x, [ConfigKey("N")] int? n = null, bool increasing = false)
    {
        var count = n ?? (int)x.shape[0];
        var powers = arange(count, x.dtype, x.device);
        return x.unsqueeze(-1).pow(increasing ? powers : powers.flip(0));
    }

    /// <summary>The places of numbered values in a shape, one tensor an axis. Source: keras.ops.unravel_index.</summary>
    /// <param name="indices">The numbers, row by row.</param>
    /// <param name="shape">The shape.</param>
    public static Tensor[] UnravelIndex(Tensor indices, Integers shape)
    {
        var places = new Tensor[shape.Count];
        var rest = indices;
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            places[axis] = rest.remainder(shape[axis]);
            rest = rest.div(shape[axis], RoundingMode.floor).As(indices.dtype);
        }

        return places;
    }

    /// <summary>Values from one of several tensors, by the first condition that is true. Source: keras.ops.select.</summary>
    /// <param name="condlist">The conditions.</param>
    /// <param name="choicelist">A tensor for each.</param>
    /// <param name="defaultValue">The value where none is true.</param>
    public static Tensor Select(
        IEnumerable<Tensor> condlist, IEnumerable<Tensor> choicelist, [ConfigKey("default")] Operand? defaultValue = null)
    {
        Tensor[] conditions = [.. condlist], choices = [.. choicelist];
        if (conditions.Length == 0 || conditions.Length != choices.Length)
            throw new ArgumentException(
                $"`condlist` and `choicelist` must be of one length. Received: {conditions.Length} and {choices.Length}", nameof(condlist));
        var chosen = (defaultValue ?? 0).TensorFor(choices[0]);
        for (var i = conditions.Length - 1; i >= 0; i--)
            chosen = where(Promotion.Truth(conditions[i]), choices[i], chosen);
        return chosen;
    }

    private static Tensor[] Split(Tensor x, Integers parts, int axis, int least) => x.Dimensions >= least
        ? Joining.Split(x, parts, axis)
        : throw new ArgumentException($"`x` must have at least {least} axes. Received: {Shape.Of(x.shape)}", nameof(x));
}
