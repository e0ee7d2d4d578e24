using System.Reflection;

namespace KerasSharp.Onnx;

/// <summary>Why layers of the library are not exported.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class NotExportedAttribute(Type layer, string reason) : Attribute
{
    /// <summary>The layer, or a base class of several.</summary>
    public Type Layer { get; } = layer;

    /// <summary>The reason, as the rest of a sentence.</summary>
    public string Reason { get; } = reason;
}

/// <summary>The layers of the library that are not exported, with the reason.</summary>
[NotExported(typeof(TorchModuleWrapper), "its module is TorchSharp's, whose calls are not recorded")]
[NotExported(typeof(HashedCrossing), "ONNX has no operator for its hash")]
[NotExported(typeof(Hashing), "ONNX has no operator for its hash")]
internal static class Refusals
{
    /// <summary>The reason for a layer.</summary>
    public static string Reason(Type layer) =>
        typeof(Refusals).GetCustomAttributes<NotExportedAttribute>()
            .FirstOrDefault(entry => entry.Layer.IsAssignableFrom(layer))?.Reason ?? "no exporter knows it";
}
