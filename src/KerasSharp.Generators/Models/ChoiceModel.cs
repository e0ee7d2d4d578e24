namespace KerasSharp.Generators;

/// <summary>A closed set of values that Keras writes as strings.</summary>
/// <param name="Namespace">The namespace of the type.</param>
/// <param name="Name">The type.</param>
/// <param name="Parameter">What error messages call the parameter.</param>
/// <param name="CaseSensitive">Whether the strings are told apart by case.</param>
/// <param name="Values">The values in order; the first is the default.</param>
internal sealed record ChoiceModel(string Namespace, string Name, string Parameter, bool CaseSensitive, EquatableArray<ChoiceValue> Values);

/// <summary>One of the values.</summary>
/// <param name="Property">The static property.</param>
/// <param name="Names">Keras's strings, the one that is written first.</param>
internal sealed record ChoiceValue(string Property, EquatableArray<string> Names);
