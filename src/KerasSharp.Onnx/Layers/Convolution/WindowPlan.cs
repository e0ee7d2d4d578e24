namespace KerasSharp.Onnx;

/// <summary>Windows that slide over spatial axes: strides, dilation and padding as attributes of a node.</summary>
internal sealed record WindowPlan(long[] Window, long[] Strides, Padding Padding, long[] Dilation)
{
    /// <summary>The attributes for an input with channels second.</summary>
    public (string, object)[] Attributes(OnnxValue x, bool kernelShape = false)
    {
        List<(string, object)> attributes = [("strides", Strides)];
        if (kernelShape)
            attributes.Add(("kernel_shape", Window));
        if (Dilation.Any(rate => rate != 1))
            attributes.Add(("dilations", Dilation));
        if (Padding == Padding.Valid)
            return [.. attributes];
        var pads = Enumerable.Range(0, Window.Length).Select(i => Pads(x.Shape[i + 2], i)).ToArray();
        // Where the padding depends on a size that is not known, OnnxRuntime finds it when it runs.
        attributes.Add(Array.Exists(pads, pad => pad is null) ? ("auto_pad", "SAME_UPPER")
            : ("pads", (long[])[.. pads.Select(pad => pad!.Value.Before), .. pads.Select(pad => pad!.Value.After)]));
        return [.. attributes];
    }

    /// <summary>The shape of the output.</summary>
    public Shape Output(Shape input, long channels)
    {
        var output = input.With(1, channels);
        for (var i = 0; i < Window.Length; i++)
        {
            var size = input[i + 2];
            output = output.With(i + 2, Padding == Padding.Valid ? ((size - Reach(i)) / Strides[i]) + 1
                : (size + Strides[i] - 1) / Strides[i]);
        }

        return output;
    }

    private long Reach(int axis) => ((Window[axis] - 1) * Dilation[axis]) + 1;

    private (long Before, long After)? Pads(long? size, int axis)
    {
        if (Padding == Padding.Causal)
            return (Reach(axis) - 1, 0);
        if (size is { } known)
            return SpatialAxes.SamePadding(known, Reach(axis), Strides[axis]);
        return Strides[axis] == 1 ? ((Reach(axis) - 1) / 2, Reach(axis) - 1 - ((Reach(axis) - 1) / 2)) : null;
    }
}
