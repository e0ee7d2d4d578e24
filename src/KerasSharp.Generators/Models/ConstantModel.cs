namespace KerasSharp.Generators;

/// <summary>A config key whose value is the same for all objects of a class.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value as C# writes it.</param>
/// <param name="Before">The key in front of which it stands in the config; null for the end.</param>
internal sealed record ConstantModel(string Key, string Value, string? Before);
