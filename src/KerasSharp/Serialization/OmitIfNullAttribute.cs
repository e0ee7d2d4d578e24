namespace KerasSharp;

/// <summary>On a constructor parameter: configs lack the key where its value is null.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OmitIfNullAttribute : Attribute;
