namespace KerasSharp.Saving.Legacy;

/// <summary>TensorFlow's and the Keras backend's functions that bring axes together.</summary>
internal static class TensorFlowReductions
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["mean"] = "Mean",
        ["sum"] = "Sum",
        ["max"] = "Max",
        ["min"] = "Min",
        ["prod"] = "Prod",
        ["std"] = "Std",
        ["variance"] = "Var",
        ["var"] = "Var",
        ["any"] = "Any",
        ["all"] = "All",
        ["logsumexp"] = "Logsumexp",
        ["argmax"] = "Argmax",
        ["argmin"] = "Argmin",
        ["cumsum"] = "Cumsum",
        ["cumprod"] = "Cumprod",
    };

    /// <summary>The operation of a function; null where it is none of these.</summary>
    /// <param name="plain">The function without its module.</param>
    /// <param name="function">The function.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="call">Its call.</param>
    public static Config? TryConvert(string plain, string function, string name, LegacyCall call)
    {
        if (!Names.TryGetValue(
            plain.StartsWith("reduce_", StringComparison.Ordinal) ? plain["reduce_".Length..] : plain, out var className))
            return null;
        var x = call.Argument(0, "input_tensor", "input", "x");
        var axis = call.Argument(1, "axis", "reduction_indices", "dimension");
        var options = new Config { { "axis", axis } };
        switch (className)
        {
            case "Argmax" or "Argmin":
                // The first axis in TensorFlow, the last in Keras's backend.
                options["axis"] = axis ?? (function.Contains("backend", StringComparison.Ordinal) ? -1L : 0L);
                break;
            case "Cumsum" or "Cumprod":
                if (call.Named.Find("reverse") is true || call.Named.Find("exclusive") is true)
                    throw TensorFlowCall.Refuse(name, function, "it is reversed or exclusive");
                options["axis"] = axis ?? 0L;
                break;
            default:
                options["keepdims"] = (call.Argument(2, "keepdims", "keep_dims") ?? false) is true;
                break;
        }

        return OperationConfig.Of(className, name, new([x], []), options);
    }
}
