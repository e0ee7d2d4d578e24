namespace KerasSharp.Onnx;

/// <summary>On a static class: its public methods export the operations of the same name; their parameters have the names of the
/// operation's.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExportsOperationsAttribute : Attribute;
