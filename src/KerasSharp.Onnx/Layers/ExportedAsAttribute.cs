namespace KerasSharp.Onnx;

/// <summary>On an exporter: what its layers become, for the table of the documentation.</summary>
/// <param name="operators">The operators of ONNX.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ExportedAsAttribute(string operators) : Attribute
{
    /// <summary>The operators of ONNX.</summary>
    public string Operators { get; } = operators;

    /// <summary>What is refused or done otherwise; null for nothing.</summary>
    public string? Limits { get; init; }
}
