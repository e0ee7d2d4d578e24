namespace KerasSharp.Saving.Legacy;

/// <summary>TensorFlow's functions that change shapes, join tensors and take parts of them.</summary>
internal static class TensorFlowShaping
{
    /// <summary>The operation of a function; null where it is none of these.</summary>
    public static Config? TryConvert(string function, string name, LegacyCall call)
    {
        var x = call.Argument(0, "tensor", "input", "x", "a", "input_tensor", "values", "tensors", "value", "params");
        return function switch
        {
            "reshape" => Of("Reshape", new() { { "newshape", Fixed(call.Argument(1, "shape")) } }),
            "expand_dims" => Of("ExpandDims", new() { { "axis", call.Argument(1, "axis") ?? -1L } }),
            "squeeze" => Of("Squeeze", new() { { "axis", call.Argument(1, "axis", "squeeze_dims") } }),
            "transpose" => Of("Transpose", new() { { "axes", call.Argument(1, "perm") } }),
            "permute_dimensions" => Of("Transpose", new() { { "axes", call.Argument(1, "pattern") } }),
            "flatten" or "batch_flatten" => OperationConfig.Layer("Flatten", name, x),
            "concat" => Of("Concatenate", new() { { "axis", call.Argument(1, "axis") ?? 0L } }),
            "concatenate" => Of("Concatenate", new() { { "axis", call.Argument(1, "axis") ?? -1L } }),
            "stack" => Of("Stack", new() { { "axis", call.Argument(1, "axis") ?? 0L } }),
            "unstack" => Of("Unstack", new() { { "num", call.Argument(1, "num") }, { "axis", call.Argument(2, "axis") ?? 0L } }),
            "split" =>
                Of("Split",
                new() { { "indices_or_sections", Sections(call.Argument(1, "num_or_size_splits")) },
                { "axis", call.Argument(2, "axis") ?? 0L } }),
            "tile" => Of("Tile", new() { { "repeats", Fixed(call.Argument(1, "multiples", "n")) } }),
            "repeat_elements" => Of("Repeat", new() { { "repeats", call.Argument(1, "rep") }, { "axis", call.Argument(2, "axis") } }),
            "reverse" => Of("Flip", new() { { "axis", call.Argument(1, "axis", "axes") } }),
            "cast" => Of("Cast", new() { { "dtype", call.Argument(1, "dtype") } }),
            "one_hot" => OperationConfig.Of("OneHot", name, new([call.Argument(0, "indices")], []), new() { { "num_classes", call.Argument(
                1, "depth", "num_classes") } }),
            "gather" => OperationConfig.Of(
                "Take", name, new(
                    [x ?? call.Named.Find("reference"), OperationConfig.Constant(call.Argument(1, "indices"))], []),
                    new() { { "axis", call.Named.Find("axis") ?? 0L } }),
            "pad" =>
                Of("Pad",
                new() { { "pad_width", call.Argument(1, "paddings") },
                { "mode", (call.Argument(2, "mode") as string)?.ToLowerInvariant() ?? "constant" } }),
            "einsum" when call.Positional.Count > 1 =>
                OperationConfig.Of("Einsum", name, new(call.Positional[1..], []), new() { { "subscripts", call.Positional[0] } }),
            "getitem" => Part(name, x, call.Argument(1, "slice_spec", "key")),
            _ => null,
        };

        Config Of(string className, Config options) => OperationConfig.Of(className, name, new([x], []), options);

        object? Fixed(object? shape) =>
            OperationConfig.HoldsTensor(shape) ? throw TensorFlowCall.Refuse(name, function, "its size is computed from a tensor") : shape;
    }

    /// <summary>Sizes of parts as the places where they are cut.</summary>
    private static object? Sections(object? value)
    {
        if (value is not List<object?> sizes)
            return value;
        long end = 0;
        return sizes.Take(sizes.Count - 1).Select(size => (object?)(end += (long)size!)).ToList();
    }

    private static Config Part(string name, object? x, object? specification)
    {
        var parts = (specification as List<object?> ?? [specification]).ConvertAll(Index);
        var reversed = parts.FindIndex(part => part is Config slice && Slice(slice)?.Find("step") is -1L);
        if (reversed < 0)
            return OperationConfig.Of("GetItem", name, new([x, parts], []));
        // x[..., ::-1]
        var ellipsis = parts.FindIndex(part => part is Config mark && mark.Find("class_name") is "__ellipsis__");
        var axis = ellipsis >= 0 && ellipsis < reversed ? reversed - parts.Count : reversed;
        if (!parts.Where((_, i) => i != reversed).All(IsWhole) || Slice((Config)parts[reversed]!) is not { } whole
            || (whole.Find("start") ?? whole.Find("stop")) is not null)
            throw TensorFlowCall.Refuse(name, "getitem", "it takes a part in reverse order");
        return OperationConfig.Of("Flip", name, new([x], []), new() { { "axis", (long)axis } });
    }

    /// <summary>Whether all of an axis is taken, as it is.</summary>
    private static bool IsWhole(object? part) =>
        part is Config mark && (Slice(mark) is not { } slice || (slice.Find("start") ?? slice.Find("stop") ?? slice.Find("step")) is null);

    private static Config? Slice(Config part) => part.Find("class_name") is "__slice__" ? part.Find("config") as Config : null;

    private static object? Index(object? part) => part switch
    {
        "..." => Indexing.Ellipsis,
        Config slice when slice.Contains("start") =>
            Indexing.Slice((long?)slice.Find("start"), (long?)slice.Find("stop"), (long?)slice.Find("step")),
        Config mark when mark.Find("class_name") is "__ellipsis__" => Indexing.Ellipsis,
        _ => part,
    };
}
