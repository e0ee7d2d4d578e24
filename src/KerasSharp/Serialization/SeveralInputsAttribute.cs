namespace KerasSharp;

/// <summary>On a layer that is called on several inputs, such as a merging layer: it has no fluent methods, as these pass one on.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SeveralInputsAttribute : Attribute;
