namespace KerasSharp.Layers;

/// <summary>The axes that a normalisation works on.</summary>
internal sealed class NormalizationAxes
{
    /// <summary>Some axes of an input.</summary>
    /// <exception cref="ArgumentException">The input has no such axis, or its size is unknown.</exception>
    public NormalizationAxes(Axes axes, Shape input, string layer)
    {
        var positions = axes.Resolve(input.Rank, "axis", $"layer \"{layer}\"");
        Array.Sort(positions);
        Sizes = [.. positions.Select(position => Single(position, input, layer).Size)];
        Positions = [.. positions.Select(position => (long)position)];
        Broadcast = [.. Enumerable.Range(0, input.Rank).Select(axis => positions.Contains(axis) ? input[axis]!.Value : 1)];
        Trailing = positions.SequenceEqual(Enumerable.Range(input.Rank - positions.Length, positions.Length));
        Spec = new InputSpec(input.Rank, axes: positions.ToDictionary(position => position, position => input[position]!.Value));
    }

    /// <summary>The axes, counted from the front, in order.</summary>
    public long[] Positions { get; }

    /// <summary>Their sizes.</summary>
    public long[] Sizes { get; }

    /// <summary>The shape in which weights of these sizes meet an input.</summary>
    public long[] Broadcast { get; }

    /// <summary>Whether they are the last ones.</summary>
    public bool Trailing { get; }

    /// <summary>What later inputs must be like.</summary>
    public InputSpec Spec { get; }

    /// <summary>The position of an axis and its size.</summary>
    /// <exception cref="ArgumentException">The input has no such axis, or its size is unknown.</exception>
    public static (int Position, long Size) Single(int axis, Shape input, string layer)
    {
        if (axis < -input.Rank || axis >= input.Rank)
            throw new ArgumentException(
                $"Axis {axis} is out of bounds for input shape {input} of layer \"{layer}\". Received: axis={axis}", nameof(axis));
        var position = axis < 0 ? axis + input.Rank : axis;
        return (position, input[position] ?? throw new ArgumentException(
            $"Axis {axis} of the input of layer \"{layer}\" must have a known size. Received: input_shape={input}", nameof(input)));
    }

    /// <summary>Half precision would overflow: at least float32.</summary>
    public static Tensor AtLeastSingle(Tensor x) => x.dtype == ScalarType.Float64 ? x : x.As(ScalarType.Float32);
}
