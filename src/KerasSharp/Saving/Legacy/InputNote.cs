namespace KerasSharp.Saving.Legacy;

/// <summary>What a layer of Keras 1 or 2 notes of its input; Keras 3 has a layer for that.</summary>
internal static class InputNote
{
    private const string Key = "input_note";

    /// <summary>Puts the note aside, before the layer's options become those of Keras 3.</summary>
    public static void Keep(Config layer, Config options)
    {
        if (layer.Find("class_name") is "InputLayer" || options.Find("batch_input_shape") is not { } shape)
            return;
        // In Keras 2 the layer's dtype is its input's too.
        layer[Key] = new Config { { "shape", shape }, { "dtype", options.Find("input_dtype") ?? options.Find("dtype") } };
    }

    /// <summary>The shape with which a layer is fed, batch axis included, and the type; null where it does not say.</summary>
    public static (object Shape, object? DType)? Of(Config layer)
    {
        if (layer.Find(Key) is Config note)
            return (
                note["shape"]!, OldParts.DType(note["dtype"]) is string type && !type.StartsWith("mixed", StringComparison.Ordinal)
                ? type : null);
        return layer.Find("class_name") is "Bidirectional" && (layer.Find("config") as Config)?.Find("layer") is Config inner
            ? Of(inner) : null;
    }
}
