namespace KerasSharp.Saving.Legacy;

/// <summary>Plain values for which Keras's JSON has wrappings.</summary>
internal static class PlainValues
{
    /// <summary>The value that a wrapping holds.</summary>
    public static bool TryRead(Config config, out object? value)
    {
        value = null;
        if (config.Find("type") is "ndarray" && config.Contains("value") && !config.Contains("class_name"))
            value = config["value"];
        else if (config.Find("class_name") is "TensorShape" or "__tuple__" && config.Find("items") is List<object?> items)
            value = items;
        else
            return false;
        return true;
    }
}
