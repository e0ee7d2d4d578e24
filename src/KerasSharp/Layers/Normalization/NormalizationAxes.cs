namespace KerasSharp.Layers;

/// <summary>Checks of the axes that normalisations work on.</summary>
internal static class NormalizationAxes
{
    /// <summary>The position of an axis and its size.</summary>
    /// <exception cref="ArgumentException">The input has no such axis, or its size is unknown.</exception>
    public static (int Position, long Size) Single(int axis, Shape input, string layer)
    {
        if (axis < -input.Rank || axis >= input.Rank)
            throw new ArgumentException($"Axis {axis} is out of bounds for input shape {input} of layer \"{layer}\". Received: axis={axis}", nameof(axis));
        var position = axis < 0 ? axis + input.Rank : axis;
        return (position, input[position] ?? throw new ArgumentException(
            $"Axis {axis} of the input of layer \"{layer}\" must have a known size. Received: input_shape={input}", nameof(input)));
    }
}
