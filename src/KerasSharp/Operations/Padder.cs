namespace KerasSharp.Operations;

/// <summary>Values around a tensor.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Padder
{
    /// <summary>A tensor with values around it. Source: keras.ops.pad.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="padWidth">How many before and after each axis.</param>
    /// <param name="mode"><c>constant</c>, <c>reflect</c> (the edge is not repeated) or <c>symmetric</c> (it is).</param>
    /// <param name="constantValues">The value where the mode is constant; null for 0.</param>
    /// <exception cref="ArgumentException">The mode is unknown, or takes no value.</exception>
    public static Tensor Pad(
        Tensor x, PadWidth padWidth, string mode = "constant", [CallArgument(Named = true)] double? constantValues = null)
    {
        var pairs = padWidth.For(x.Dimensions);
        if (constantValues is not null && mode != "constant")
            throw new ArgumentException(
                $"Argument `constantValues` can only be provided when `mode` is \"constant\". Received: mode={mode}",
                nameof(constantValues));
        if (mode == "constant")
            return nn.functional.pad(
                x, [.. pairs.Reverse().SelectMany(pair => new[] { (long)pair[0], pair[1] })], PaddingModes.Constant, constantValues ?? 0);
        Guard.OneOf(mode, ["constant", "reflect", "symmetric"]);
        for (var axis = 0; axis < pairs.Length; axis++)
            x = Mirrored(x, axis, pairs[axis][0], pairs[axis][1], edge: mode == "symmetric");
        return x;
    }

    /// <summary>An axis continued as in a mirror, back and forth; the value at the edge comes twice or once.</summary>
    private static Tensor Mirrored(Tensor x, int axis, int before, int after, bool edge)
    {
        if (before == 0 && after == 0)
            return x;
        var size = (int)x.shape[axis];
        var period = edge ? 2 * size : Math.Max(2 * (size - 1), 1);
        var places = Enumerable.Range(-before, size + before + after).Select(place => ((place % period) + period) % period)
            .Select(place => (long)(place < size ? place : edge ? period - 1 - place : period - place));
        return x.index_select(axis, tensor(places.ToArray(), device: x.device));
    }
}
