namespace KerasSharp.Operations;

/// <summary>Several tensors into one, and one into several.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Joining
{
    /// <summary>Tensors one after the other along an axis. Source: keras.ops.concatenate.</summary>
    /// <param name="xs">The tensors, of equal shapes but for that axis.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Concatenate(IEnumerable<Tensor> xs, int axis = 0) => cat(Promoted(xs), axis);

    /// <summary>Tensors along a new axis. Source: keras.ops.stack.</summary>
    /// <param name="x">The tensors, of equal shapes.</param>
    /// <param name="axis">Where the axis is in the result.</param>
    public static Tensor Stack(IEnumerable<Tensor> x, int axis = 0) => stack(Promoted(x), axis);

    /// <summary>Tensors one below the other: along the first axis, rows as matrices. Source: keras.ops.vstack.</summary>
    /// <param name="xs">The tensors.</param>
    public static Tensor Vstack(IEnumerable<Tensor> xs) => vstack(Promoted(xs));

    /// <summary>Tensors side by side: along the second axis, rows along their one. Source: keras.ops.hstack.</summary>
    /// <param name="xs">The tensors.</param>
    public static Tensor Hstack(IEnumerable<Tensor> xs) => hstack(Promoted(xs));

    /// <summary>Two tensors one after the other. Source: keras.ops.append.</summary>
    /// <param name="x1">The first.</param>
    /// <param name="x2">The second.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    public static Tensor Append(Operand x1, Operand x2, int? axis = null)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return axis is { } dim ? cat([a, b], dim) : cat([a.reshape(-1), b.reshape(-1)]);
    }

    /// <summary>A tensor in parts along an axis. Source: keras.ops.split.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">A number of equal parts, or the places where the parts begin, <c>[2, 5]</c>: 0 to 2, 2 to 5, 5 to
    /// the end.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The axis cannot be divided into that many equal parts.</exception>
    public static Tensor[] Split(Tensor x, Integers indicesOrSections, int axis = 0)
    {
        var size = x.shape[((Axes)axis).Resolve(x.Dimensions, nameof(axis), nameof(Split))[0]];
        if (indicesOrSections.IsList)
        {
            long[] ends = [0, .. indicesOrSections.Select(place => Math.Clamp(place < 0 ? place + size : place, 0, size)), size];
            return x.split([.. ends.Zip(ends.Skip(1), (start, end) => Math.Max(end - start, 0))], axis);
        }

        var sections = indicesOrSections[0];
        if (sections < 1 || size % sections != 0)
        {
            throw new ArgumentException(
                $"The size of `axis` must be divisible by `indicesOrSections`. Received: indicesOrSections={sections}, axis={axis}, x "
                + $"of shape {Shape.Of(x.shape)}", nameof(indicesOrSections));
        }

        return x.split(size / sections, axis);
    }

    /// <summary>Each value several times in a row. Source: keras.ops.repeat.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="repeats">How often; several for as many places of the axis.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    public static Tensor Repeat(Tensor x, Integers repeats, int? axis = null)
    {
        var y = axis is null ? x.reshape(-1) : x;
        return repeats.Count == 1 ? y.repeat_interleave(repeats[0], axis ?? 0) : y.repeat_interleave(
            tensor(repeats.ToLongs(), device: x.device), axis ?? 0);
    }

    /// <summary>The whole tensor several times along its axes. Source: keras.ops.tile.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="repeats">How often along each axis, the last ones where there are fewer.</param>
    public static Tensor Tile(Tensor x, Integers repeats) => x.tile(repeats.ToLongs());

    /// <summary>The tensors in the type that holds all.</summary>
    private static Tensor[] Promoted(IEnumerable<Tensor> tensors)
    {
        Tensor[] all = [.. tensors];
        if (all.Length == 0)
            throw new ArgumentException("At least one tensor is needed. Received: none", nameof(tensors));
        var type = all.Select(x => x.dtype).Aggregate(promote_types);
        return Array.ConvertAll(all, x => x.As(type));
    }
}
