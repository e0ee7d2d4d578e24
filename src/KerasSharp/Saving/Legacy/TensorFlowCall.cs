using System.Text.RegularExpressions;

namespace KerasSharp.Saving.Legacy;

/// <summary>Calls of TensorFlow's functions in models of TensorFlow 1.15 to 2.15, as operations or layers of Keras 3.</summary>
internal static partial class TensorFlowCall
{
    private static readonly string[] Classes =
        ["TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer", "ClassMethod", "InstanceMethod", "InstanceProperty"];

    /// <summary>The layers and operations that stand for a layer; null where it is no call of a function.</summary>
    /// <exception cref="ConfigException">The function is not known.</exception>
    public static IReadOnlyList<Config>? Replace(Config layer, List<LegacyCall> calls)
    {
        if (layer.Find("class_name") is not string className || !Classes.Contains(className) || layer.Find("config") is not Config options)
            return null;
        var name = LegacyModel.Name(layer) as string ?? className;
        if (className == "TensorFlowOpLayer")
            return [TensorFlowNode.Replace(name, options, calls)];
        var function = options.Find("function") as string
            ?? $"{options.Find("cls_symbol") ?? options.Find("attr_name") ?? className}.{options.Find("method_name")}";
        if (calls is not [var call])
            throw Refuse(name, function, $"it is called {calls.Count} times");
        var plain = Prefix().Replace(function, "");
        if (plain == "squared_difference")
        {
            var difference = OperationConfig.Of(
                "Subtract", $"{name}_difference", new(call.Positional.Concat(Values(call, "y")).ToList(), []));
            return [difference, OperationConfig.Of("Square", name, new([OperationConfig.Output($"{name}_difference")], []))];
        }

        var made = TensorFlowPointwise.TryConvert(plain, name, call) ?? TensorFlowReductions.TryConvert(plain, function, name, call)
            ?? TensorFlowShaping.TryConvert(plain, name, call) ?? TensorFlowImages.TryConvert(plain, name, call);
        return made is null ? throw Refuse(name, function, "Keras 3 has no operation that is known to compute the same") : [made];
    }

    /// <summary>The error for a function that cannot be read.</summary>
    public static ConfigException Refuse(string name, string function, string reason) =>
        new($"The layer '{name}' calls TensorFlow's function '{function}', which cannot be read: {reason}. Save the model in Python "
            + "without it, or with a layer of Keras in its place.");

    private static IEnumerable<object?> Values(LegacyCall call, string key) => call.Named.Find(key) is { } value ? [value] : [];

    /// <summary>The modules of TensorFlow in which a function may be exported; those in which a name means something else are
    /// kept.</summary>
    [GeneratedRegex(
        @"^(tf\.)?(compat\.v[12]\.)?(keras\.backend\.|keras\.activations\.|keras\.ops\.|math\.|linalg\.|nn\.|__operators__\.|raw_ops\.)?")]
    private static partial Regex Prefix();
}
