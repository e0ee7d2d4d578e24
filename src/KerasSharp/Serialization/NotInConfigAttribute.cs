namespace KerasSharp;

/// <summary>On a constructor parameter: the class does not write it into its config. Where a config has it, it is read.</summary>
/// <remarks>A parameter of a type that cannot stand in a config, such as a delegate, is not read either: its default is taken.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotInConfigAttribute : Attribute;
