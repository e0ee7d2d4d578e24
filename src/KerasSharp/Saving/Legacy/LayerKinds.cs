namespace KerasSharp.Saving.Legacy;

/// <summary>How layers of a class are called.</summary>
internal static class LayerKinds
{
    /// <summary>Whether the layer takes its states after its input.</summary>
    public static bool IsRecurrent(string className) =>
        className == "Bidirectional" || Registry.Find(typeof(Layer), className) is { } entry && entry.Type.IsAssignableTo(
            typeof(RecurrentLayer));

    /// <summary>Whether the layer takes its inputs as arguments of their own.</summary>
    public static bool TakesInputsOneByOne(string className) => className is "MultiHeadAttention" or "GroupQueryAttention";
}
