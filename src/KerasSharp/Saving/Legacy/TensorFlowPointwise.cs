namespace KerasSharp.Saving.Legacy;

/// <summary>TensorFlow's functions of one or two tensors, value by value.</summary>
internal static class TensorFlowPointwise
{
    // Those whose name in Keras is the same are found by it.
    private static readonly Dictionary<string, string> Binary = new()
    {
        ["add"] = "Add",
        ["subtract"] = "Subtract",
        ["sub"] = "Subtract",
        ["multiply"] = "Multiply",
        ["mul"] = "Multiply",
        ["truediv"] = "TrueDivide",
        ["divide"] = "TrueDivide",
        ["div"] = "TrueDivide",
        ["realdiv"] = "TrueDivide",
        ["divide_no_nan"] = "DivideNoNan",
        ["div_no_nan"] = "DivideNoNan",
        ["floordiv"] = "FloorDivide",
        ["floor_div"] = "FloorDivide",
        ["floormod"] = "Mod",
        ["mod"] = "Mod",
        ["pow"] = "Power",
        ["maximum"] = "Maximum",
        ["minimum"] = "Minimum",
        ["matmul"] = "Matmul",
        ["dot"] = "Dot",
        ["atan2"] = "Arctan2",
        ["greater"] = "Greater",
        ["greater_equal"] = "GreaterEqual",
        ["less"] = "Less",
        ["less_equal"] = "LessEqual",
        ["equal"] = "Equal",
        ["eq"] = "Equal",
        ["not_equal"] = "NotEqual",
        ["ne"] = "NotEqual",
        ["logical_and"] = "LogicalAnd",
        ["logical_or"] = "LogicalOr",
        ["logical_xor"] = "LogicalXor",
        ["bias_add"] = "Add",
    };

    private static readonly Dictionary<string, string> Unary = new()
    {
        ["abs"] = "Absolute",
        ["negative"] = "Negative",
        ["neg"] = "Negative",
        ["exp"] = "Exp",
        ["expm1"] = "Expm1",
        ["log"] = "Log",
        ["log1p"] = "Log1p",
        ["sqrt"] = "Sqrt",
        ["rsqrt"] = "Rsqrt",
        ["square"] = "Square",
        ["sign"] = "Sign",
        ["sin"] = "Sin",
        ["cos"] = "Cos",
        ["tan"] = "Tan",
        ["asin"] = "Arcsin",
        ["acos"] = "Arccos",
        ["atan"] = "Arctan",
        ["sinh"] = "Sinh",
        ["cosh"] = "Cosh",
        ["tanh"] = "Tanh",
        ["asinh"] = "Arcsinh",
        ["acosh"] = "Arccosh",
        ["atanh"] = "Arctanh",
        ["sigmoid"] = "Sigmoid",
        ["softplus"] = "Softplus",
        ["softsign"] = "Softsign",
        ["relu6"] = "Relu6",
        ["elu"] = "Elu",
        ["selu"] = "Selu",
        ["silu"] = "Silu",
        ["swish"] = "Silu",
        ["floor"] = "Floor",
        ["ceil"] = "Ceil",
        ["round"] = "Round",
        ["rint"] = "Round",
        ["reciprocal"] = "Reciprocal",
        ["erf"] = "Erf",
        ["identity"] = "Copy",
        ["stop_gradient"] = "StopGradient",
        ["logical_not"] = "LogicalNot",
        ["is_nan"] = "Isnan",
        ["is_inf"] = "Isinf",
        ["is_finite"] = "Isfinite",
        ["zeros_like"] = "ZerosLike",
        ["ones_like"] = "OnesLike",
        ["log_sigmoid"] = "LogSigmoid",
        ["exponential"] = "Exp",
    };

    /// <summary>The operation of a function; null where it is none of these.</summary>
    public static Config? TryConvert(string function, string name, LegacyCall call)
    {
        if (Binary.TryGetValue(function, out var binary))
        {
            var (first, second) = (call.Argument(0, "x", "a", "value"), call.Argument(1, "y", "b", "bias"));
            if (first is List<object?> { Count: 2 } both)
                (first, second) = (both[0], both[1]);
            if (function == "matmul")
                (first, second) = (Transposed(name, call, "transpose_a", first), Transposed(name, call, "transpose_b", second));
            return OperationConfig.Of(binary, name, new([OperationConfig.Constant(first), OperationConfig.Constant(second)], []));
        }

        var x = call.Argument(0, "x", "features", "input", "logits", "a");
        if (Unary.TryGetValue(function, out var unary) && (unary != "Elu" || call.Argument(1, "alpha") is null or 1.0))
            return OperationConfig.Of(unary, name, new([x], []));
        return function switch
        {
            "linear" => OperationConfig.Of("Copy", name, new([x], [])),
            "elu" => OperationConfig.Of("Elu", name, new([x], []), new() { { "alpha", call.Argument(1, "alpha") } }),
            "leaky_relu" => OperationConfig.Of(
                "LeakyRelu", name, new([x], []), new() { { "negative_slope", call.Argument(1, "alpha", "negative_slope") ?? 0.2 } }),
            "gelu" => OperationConfig.Of("Gelu", name, new([x], []), new() { { "approximate", call.Argument(1, "approximate") is true } }),
            "softmax" or "softmax_v2" =>
                OperationConfig.Of("Softmax", name, new([x], []), new() { { "axis", call.Argument(1, "axis") ?? -1L } }),
            "log_softmax" => OperationConfig.Of("LogSoftmax", name, new([x], []), new() { { "axis", call.Argument(1, "axis") ?? -1L } }),
            "relu" => Relu(name, x, call),
            "hard_sigmoid" => OperationConfig.Layer("Activation", name, x, new() { { "activation", HardSigmoid2.Instance } }),
            "clip_by_value" or "clip" => OperationConfig.Of("Clip", name, new([x ?? call.Named.Find("t")], []), new()
            {
                { "x_min", call.Argument(1, "clip_value_min", "min_value") }, { "x_max", call.Argument(2, "clip_value_max", "max_value") },
            }),
            "l2_normalize" => OperationConfig.Of(
                "Normalize", name, new([x], []), new() { { "axis", Single(call.Argument(1, "axis", "dim")) ?? -1L }, { "order", 2L } }),
            "where" =>
                OperationConfig.Of(
                "Where", name, new(
                [call.Argument(0, "condition"), OperationConfig.Constant(call.Argument(1, "x")), OperationConfig.Constant(
                call.Argument(2, "y"))], [])),
            _ => null,
        };
    }

    /// <summary>Keras's own relu has a slope, a bound and a threshold, as the layer has.</summary>
    private static Config Relu(string name, object? x, LegacyCall call)
    {
        var (slope, bound, threshold) =
            (call.Argument(1, "alpha", "negative_slope"), call.Argument(2, "max_value"), call.Argument(3, "threshold"));
        return slope is null or 0.0 && bound is null && threshold is null or 0.0 or 0L
            ? OperationConfig.Of("Relu", name, new([x], []))
            : OperationConfig.Layer(
                "ReLU", name, x, new() { { "negative_slope", slope ?? 0.0 }, { "max_value", bound }, { "threshold", threshold ?? 0.0 } });
    }

    private static object? Transposed(string name, LegacyCall call, string key, object? value) =>
        call.Named.Find(key) is true ? throw TensorFlowCall.Refuse(name, "matmul", $"{key}=True") : value;

    private static object? Single(object? axis) => axis is List<object?> and [var only] ? only : axis;
}
