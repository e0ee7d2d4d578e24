namespace KerasSharp.Saving.Legacy;

/// <summary>Operations and layers of Keras 3 with their one call.</summary>
internal static class OperationConfig
{
    /// <summary>An operation.</summary>
    public static Config Of(string className, string name, LegacyCall call, Config? options = null)
    {
        var kind = OperationKind.TryFind(className) ?? throw new ConfigException($"The operation '{className}' is not known.");
        return Node(kind.Module, className, name, call, options);
    }

    /// <summary>A layer.</summary>
    public static Config Layer(string className, string name, object? input, Config? options = null) =>
        Node("keras.layers", className, name, new([input], []), options);

    /// <summary>The first output of a layer's first call.</summary>
    public static Config Output(string layer) => new()
    {
        { "class_name", FunctionalConfig.TensorName },
            { "config", new Config { { "keras_history", new List<object?> { layer, 0L, 0L } } } },
    };

    /// <summary>A constant as an argument: a list is a tensor.</summary>
    public static object? Constant(object? value) => value is List<object?> list && !HoldsTensor(list)
        ? new Config { { "class_name", "__tensor__" },
            { "config", new Config { { "value", list }, { "dtype", IsWhole(list) ? "int32" : "float32" } } } } : value;

    /// <summary>Whether a tensor of the model is among the values.</summary>
    public static bool HoldsTensor(object? value) =>
        value is Config config
            ? config.Find("class_name") is FunctionalConfig.TensorName : value is List<object?> list && list.Exists(HoldsTensor);

    private static bool IsWhole(List<object?> list) =>
        list.TrueForAll(item => item is long || item is List<object?> inner && IsWhole(inner));

    private static Config Node(string module, string className, string name, LegacyCall call, Config? options) => new()
    {
        { "module", module }, { "class_name", className }, { "config", new Config { { "name", name } }.Merge(options ?? []) },
            { "registered_name", className }, { "name", name },
        { "inbound_nodes", new List<object?> { call.ToConfig() } },
    };
}
