namespace KerasSharp.Applications;

/// <summary>One of ImageNet's classes, and how likely it is.</summary>
/// <param name="ClassName">WordNet's number, such as <c>n02123045</c>.</param>
/// <param name="ClassDescription">The name, such as <c>tabby</c>.</param>
/// <param name="Score">The network's score.</param>
public readonly record struct ImageNetClass(string ClassName, string ClassDescription, float Score);
