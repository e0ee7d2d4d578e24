namespace KerasSharp.Layers;

/// <summary>What a layer asks of the shape of an input.</summary>
/// <remarks>Source: keras.layers.InputSpec.</remarks>
/// <param name="ndim">Number of axes, with the batch; null for any.</param>
/// <param name="minNdim">Least number of axes.</param>
/// <param name="maxNdim">Greatest number of axes.</param>
/// <param name="axes">Sizes that axes must have; a negative axis counts from the end.</param>
/// <param name="shape">The whole shape, null sizes matching any.</param>
public sealed class InputSpec(
    int? ndim = null, int? minNdim = null, int? maxNdim = null, IReadOnlyDictionary<int, long>? axes = null, Shape? shape = null)
{
    /// <summary>Number of axes; null for any.</summary>
    public int? Ndim { get; } = ndim ?? shape?.Rank;

    /// <summary>Checks a shape.</summary>
    /// <exception cref="ArgumentException">It is not what is asked for; the message names the layer, what was expected and what was
    /// given.</exception>
    internal void Check(Shape given, int index, string layer)
    {
        if (Ndim is { } rank && given.Rank != rank)
            throw Incompatible(index, layer, $"expected ndim={rank}, found ndim={given.Rank}. Full shape received: {given}");
        if (maxNdim is { } max && given.Rank > max)
            throw Incompatible(index, layer, $"expected max_ndim={max}, found ndim={given.Rank}");
        if (minNdim is { } min && given.Rank < min)
            throw Incompatible(index, layer, $"expected min_ndim={min}, found ndim={given.Rank}. Full shape received: {given}");
        foreach (var (axis, size) in axes ?? new Dictionary<int, long>())
        {
            if (given[axis < 0 ? axis + given.Rank : axis] is { } actual && actual != size)
                throw Incompatible(
                    index, layer, $"expected axis {axis} of input shape to have value {size}, but received input with shape {given}");
        }

        if (shape is not null && !shape.Accepts(given))
            throw Incompatible(index, layer, $"expected shape={shape}, found shape={given}");
    }

    /// <summary>Whether sizes are surely what is asked for; where not, <see cref="Check"/> finds out.</summary>
    internal bool SurelyFits(ReadOnlySpan<long> given)
    {
        if (shape is not null || (Ndim is { } rank && given.Length != rank) || given.Length > maxNdim || given.Length < minNdim)
            return false;
        if (axes is null)
            return true;
        foreach (var (axis, size) in axes)
        {
            var at = axis < 0 ? axis + given.Length : axis;
            if (at < 0 || at >= given.Length || given[at] != size)
                return false;
        }

        return true;
    }

    private static ArgumentException Incompatible(int index, string layer, string reason) =>
        new($"Input {index} of layer \"{layer}\" is incompatible with the layer: {reason}");
}
