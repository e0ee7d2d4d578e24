namespace KerasSharp.Generators;

/// <summary>A class that defines operations.</summary>
/// <param name="FullName">The class, fully qualified.</param>
/// <param name="Module">Keras's module of the operations.</param>
/// <param name="Group">The class inside <c>Ops</c> that offers them; empty for <c>Ops</c> itself.</param>
/// <param name="Operations">The operations in order.</param>
internal sealed record OperationClass(string FullName, string Module, string Group, EquatableArray<OperationModel> Operations);
