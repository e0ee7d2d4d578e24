namespace KerasSharp.Onnx;

/// <summary>The same values in another shape or order, and parts of them.</summary>
internal sealed partial class OnnxValue
{
    /// <summary>The size of an axis: known, or computed when the graph runs.</summary>
    public Size Dim(int axis) => Shape[Axis(axis)] is { } known ? known
        : (Size)Builder.Add("Shape", [this], ElementType.Int64, [1], ("start", Axis(axis)), ("end", Axis(axis) + 1));

    /// <summary>The sizes of all axes.</summary>
    public Size[] Dims() => [.. Enumerable.Range(0, Rank).Select(Dim)];

    /// <summary>The number of values.</summary>
    public Size Elements() => Dims().Aggregate((Size)1, (product, size) => product * size);

    /// <summary>The values in another shape.</summary>
    public OnnxValue Reshape(params Size[] sizes)
    {
        var shape = Shapes.Of(sizes);
        if (Array.TrueForAll(sizes, size => size.Known is not null) && shape.Equals(Shape))
            return this;
        // One size that is not known follows from the others, unless one of these is 0.
        var target = sizes.Count(size => size.Known is null) <= 1 && sizes.All(size => size.Known != 0)
            ? Builder.Integers([.. sizes.Select(size => size.Known ?? -1)])
            : Builder.Concat([.. sizes.Select(size => size.AsValue(Builder))], 0);
        return Builder.Add("Reshape", [this, target], Type, shape, ("allowzero", 1));
    }

    /// <summary>The axes in another order.</summary>
    public OnnxValue Transpose(params int[] order) => order.SequenceEqual(Enumerable.Range(0, order.Length)) ? this
        : Builder.Add("Transpose", [this], Type, [.. order.Select(axis => Shape[axis])],
            ("perm", order.Select(axis => (long)axis).ToArray()));

    /// <summary>An axis at another place, the others in order.</summary>
    public OnnxValue MoveAxis(int from, int to)
    {
        var order = Enumerable.Range(0, Rank).Where(axis => axis != Axis(from)).ToList();
        order.Insert(Axis(to), Axis(from));
        return Transpose([.. order]);
    }

    /// <summary>A new axis of size 1; a negative place counts from the end of the result.</summary>
    public OnnxValue Unsqueeze(params int[] axes)
    {
        var rank = Rank + axes.Length;
        var places = axes.Select(axis => axis < 0 ? axis + rank : axis).Order().ToArray();
        var sizes = Shape.ToList();
        foreach (var place in places)
            sizes.Insert(place, 1);
        return places.Length == 0 ? this : Builder.Add("Unsqueeze", [this, Builder.Integers([.. places.Select(place => (long)place)])],
            Type, [.. sizes]);
    }

    /// <summary>Without axes of size 1.</summary>
    public OnnxValue Squeeze(params int[] axes)
    {
        var places = axes.Select(Axis).ToHashSet();
        return places.Count == 0 ? this : Builder.Add(
            "Squeeze", [this, Builder.Integers([.. places.Order().Select(place => (long)place)])], Type,
                [.. Shape.Where((_, axis) => !places.Contains(axis))]);
    }

    /// <summary>Neighbouring axes as one.</summary>
    public OnnxValue Flatten(int first, int last)
    {
        var (start, end) = (Axis(first), Axis(last));
        var sizes = Dims();
        return start >= end ? this
            : Reshape([.. sizes[..start], sizes[start..(end + 1)].Aggregate((a, b) => a * b), .. sizes[(end + 1)..]]);
    }

    /// <summary>The part of an axis from a place to another, in steps; negative places count from the end.</summary>
    public OnnxValue Slice(int axis, long start, long end, long step = 1) => Slice(axis, start, (Size)end, step);

    /// <summary>The part of an axis up to a size that may be computed.</summary>
    public OnnxValue Slice(int axis, long start, Size end, long step = 1)
    {
        var at = Axis(axis);
        var size = Shape[at] is { } whole && end.Known is { } stop ? Shapes.Slice(whole, start, stop, step) : (long?)null;
        return Builder.Add(
            "Slice", [this, Builder.Integers(start), end.AsValue(Builder), Builder.Integers((long)at), Builder.Integers(step)], Type,
                Shape.With(at, size));
    }

    /// <summary>The part of an axis from a size on that may be computed.</summary>
    public OnnxValue From(int axis, Size start)
    {
        var at = Axis(axis);
        return Builder.Add("Slice", [this, start.AsValue(Builder), Builder.Integers(long.MaxValue), Builder.Integers((long)at)], Type,
            Shape.With(at, Shape[at] - start.Known));
    }

    /// <summary>The axis in the other direction.</summary>
    public OnnxValue Flip(int axis) => Slice(axis, -1, long.MinValue, -1).WithShape(Shape);

    /// <summary>One place of an axis, which is gone.</summary>
    public OnnxValue Pick(int axis, long place) =>
        Builder.Add("Gather", [this, Builder.Integer(place)], Type, [.. Shape.Where((_, at) => at != Axis(axis))], ("axis", Axis(axis)));

    /// <summary>The places of an axis that another value names.</summary>
    public OnnxValue Gather(OnnxValue places, int axis = 0) => Builder.Add(
        "Gather", [this, places], Type, [.. Shape.Take(Axis(axis)), .. places.Shape, .. Shape.Skip(Axis(axis) + 1)], ("axis", Axis(axis)));

    /// <summary>For each place the value that it names along an axis.</summary>
    public OnnxValue GatherAlong(OnnxValue places, int axis) =>
        Builder.Add("GatherElements", [this, places], Type, places.Shape, ("axis", Axis(axis)));

    /// <summary>The axis in parts of given sizes.</summary>
    public OnnxValue[] Split(int axis, params long[] sizes) => sizes.Length == 1 ? [this] : Builder.Add(
        "Split", [this, Builder.Integers(sizes)], [.. sizes.Select(size => ((ElementType, Shape)?)(Type, Shape.With(Axis(axis), size)))],
            ("axis", Axis(axis)));

    /// <summary>The axis in equal parts; its size is known.</summary>
    public OnnxValue[] Chunk(int parts, int axis) => Split(axis, [.. Enumerable.Repeat(Shape[Axis(axis)]!.Value / parts, parts)]);

    /// <summary>The values repeated over a larger shape.</summary>
    public OnnxValue Expand(params Size[] sizes) => Builder.Add(
        "Expand", [this, Builder.Sizes(sizes)], Type, Shapes.Broadcast(Shape, Shapes.Of(sizes)));

    /// <summary>The values repeated as wholes along each axis.</summary>
    public OnnxValue Tile(params long[] repeats) =>
        Builder.Add("Tile", [this, Builder.Integers(repeats)], Type, [.. Shape.Select((size, axis) => size * repeats[axis])]);

    /// <summary>Each place of an axis repeated.</summary>
    public OnnxValue Repeat(int axis, long count)
    {
        var at = Axis(axis);
        return count == 1 ? this : Unsqueeze(at + 1).Tile([.. Enumerable.Range(0, Rank + 1).Select(i => i == at + 1 ? count : 1)])
            .Flatten(at, at + 1);
    }

    /// <summary>Values around: numbers before and after each axis.</summary>
    public OnnxValue Pad(IReadOnlyList<(Size Before, Size After)> pads, double value = 0, string mode = "constant")
    {
        if (pads.All(pad => pad is { Before.Known: 0, After.Known: 0 }))
            return this;
        var amounts = Builder.Sizes([.. pads.Select(pad => pad.Before), .. pads.Select(pad => pad.After)]);
        Shape shape = [.. Shape.Select((size, axis) => size + pads[axis].Before.Known + pads[axis].After.Known)];
        return Builder.Add("Pad", mode == "constant" ? [this, amounts, Like(value)] : [this, amounts], Type, shape, ("mode", mode));
    }
}
