namespace KerasSharp.Generators;

/// <summary>An operation: a static method that computes it on tensors.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="ClassName">Keras's class name.</param>
/// <param name="Returns">What the method gives, fully qualified.</param>
/// <param name="Names">The names of the parts where it gives a tuple; else none.</param>
/// <param name="Public">Whether everybody can call it.</param>
/// <param name="ReturnsList">Whether it gives an array.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Documentation">The documentation's elements, as XML lines.</param>
internal sealed record OperationModel(
    string Name, string ClassName, string Returns, EquatableArray<string> Names, bool Public, bool ReturnsList,
    EquatableArray<OperationParameter> Parameters, string Documentation);
