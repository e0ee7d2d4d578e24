namespace KerasSharp.Onnx;

/// <summary>A model that cannot be exported to ONNX: the message names the layer and the reason.</summary>
/// <param name="layer">The name of the layer; null where the model as a whole is meant.</param>
/// <param name="reason">Why it cannot be exported, as the rest of a sentence.</param>
/// <param name="cause">The exception behind it; null for none.</param>
public sealed class OnnxExportException(string? layer, string reason, Exception? cause = null)
    : NotSupportedException(layer is null ? $"The model cannot be exported to ONNX: {reason}."
        : $"{layer} cannot be exported to ONNX: {reason}.", cause)
{
    /// <summary>Layer and class of what cannot be exported; null where the model as a whole is meant.</summary>
    public string? Layer { get; } = layer;

    /// <summary>Why it cannot be exported.</summary>
    public string Reason { get; } = reason;

    /// <summary>The refusal of an operation.</summary>
    internal static OnnxExportException ForOperation(string className, string reason) => new($"Operation {className}", reason);

    /// <summary>The refusal of a layer.</summary>
    internal static OnnxExportException For(Layer layer, string reason, Exception? cause = null) =>
        new($"Layer \"{layer.Name}\" ({layer.GetType().Name})", reason, cause);
}
