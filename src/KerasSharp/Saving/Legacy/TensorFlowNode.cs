namespace KerasSharp.Saving.Legacy;

/// <summary>Operations of TensorFlow's graphs in models of TensorFlow 1.15 to 2.3, which hold them as they stand there, with their
/// constants.</summary>
internal static class TensorFlowNode
{
    // By the names of the functions that make these nodes.
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["AddV2"] = "add",
        ["Add"] = "add",
        ["BiasAdd"] = "add",
        ["Sub"] = "subtract",
        ["Mul"] = "multiply",
        ["RealDiv"] = "truediv",
        ["Div"] = "truediv",
        ["Pow"] = "pow",
        ["Maximum"] = "maximum",
        ["Minimum"] = "minimum",
        ["Abs"] = "abs",
        ["Neg"] = "negative",
        ["Exp"] = "exp",
        ["Log"] = "log",
        ["Log1p"] = "log1p",
        ["Sqrt"] = "sqrt",
        ["Rsqrt"] = "rsqrt",
        ["Square"] = "square",
        ["Sigmoid"] = "sigmoid",
        ["Tanh"] = "tanh",
        ["Relu"] = "relu",
        ["Relu6"] = "relu6",
        ["Elu"] = "elu",
        ["Selu"] = "selu",
        ["Softplus"] = "softplus",
        ["Softsign"] = "softsign",
        ["Softmax"] = "softmax",
        ["LogSoftmax"] = "log_softmax",
        ["Identity"] = "identity",
        ["StopGradient"] = "stop_gradient",
        ["Floor"] = "floor",
        ["Ceil"] = "ceil",
        ["Sin"] = "sin",
        ["Cos"] = "cos",
        ["Sign"] = "sign",
        ["Mean"] = "mean",
        ["Sum"] = "sum",
        ["Max"] = "max",
        ["Min"] = "min",
        ["Prod"] = "prod",
        ["Reshape"] = "reshape",
        ["ExpandDims"] = "expand_dims",
        ["Transpose"] = "transpose",
        ["Greater"] = "greater",
        ["Less"] = "less",
        ["MatMul"] = "matmul",
        ["BatchMatMulV2"] = "matmul",
        ["Tile"] = "tile",
        ["ResizeBilinear"] = "image.resize_bilinear",
        ["ResizeNearestNeighbor"] = "image.resize_nearest_neighbor",
    };

    private static readonly (string Flag, string Argument)[] Flags =
    [
        ("transpose_a", "transpose_a"), ("transpose_b", "transpose_b"), ("adj_x", "transpose_a"), ("adj_y", "transpose_b"),
            ("align_corners", "align_corners"),
    ];

    /// <summary>The operation of a node.</summary>
    /// <exception cref="ConfigException">It is not known.</exception>
    public static Config Replace(string name, Config options, List<LegacyCall> calls)
    {
        if (options.Find("node_def") is not Config node || node.Find("op") is not string operation)
            throw TensorFlowCall.Refuse(name, "TensorFlowOpLayer", "its node is not given as JSON");
        if (calls is not [var call])
            throw TensorFlowCall.Refuse(name, operation, $"it is called {calls.Count} times");
        var inputs = call.Positional is [List<object?> list] ? [.. list] : call.Positional.ToList();
        if (options.Find("constants") is Config constants)
        {
            foreach (var (index, value) in constants.OrderBy(
                pair => int.Parse(pair.Key, System.Globalization.CultureInfo.InvariantCulture)))
                inputs.Insert(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture), value);
        }

        var attributes = node.Find("attr") as Config ?? [];
        if (operation is "ConcatV2")
            return TensorFlowShaping.TryConvert("concat", name, new([inputs[..^1], inputs[^1]], []))!;
        if (operation is "Squeeze")
            return TensorFlowShaping.TryConvert("squeeze", name, new([inputs[0], Numbers(attributes, "squeeze_dims")], []))!;
        if (operation is "Cast")
            return TensorFlowShaping.TryConvert("cast", name, new([inputs[0], DType(attributes)], []))!;
        var named = new Config();
        if (Attribute(attributes, "keep_dims", "b") is true)
            named["keepdims"] = true;
        foreach (var (flag, argument) in Flags)
        {
            if (Attribute(attributes, flag, "b") is true)
                named[argument] = true;
        }

        if (!Functions.TryGetValue(operation, out var function))
            throw TensorFlowCall.Refuse(name, operation, "Keras 3 has no operation that is known to compute the same");
        var made = new LegacyCall(inputs, named);
        return TensorFlowPointwise.TryConvert(function, name, made) ?? TensorFlowReductions.TryConvert(
            function, "math." + function, name, made)
            ?? TensorFlowShaping.TryConvert(function, name, made) ?? TensorFlowImages.TryConvert(function, name, made)!;
    }

    private static object? Attribute(Config attributes, string name, string type) =>
        attributes.Find(name) is Config value ? value.Find(type) : null;

    private static object? Numbers(Config attributes, string name) =>
        Attribute(attributes, name, "list") is Config list && list.Find("i") is List<object?> { Count: > 0 } numbers
            ? numbers.ConvertAll(
                number => number is string text ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : number) : null;

    private static string DType(Config attributes) => (Attribute(attributes, "DstT", "type") as string) switch
    {
        "DT_INT32" => "int32",
        "DT_INT64" => "int64",
        "DT_HALF" => "float16",
        "DT_DOUBLE" => "float64",
        "DT_BOOL" => "bool",
        "DT_UINT8" => "uint8",
        _ => "float32",
    };
}
