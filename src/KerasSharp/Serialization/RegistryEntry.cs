namespace KerasSharp;

/// <summary>A class that configs and identifiers can name.</summary>
/// <param name="Type">The class.</param>
/// <param name="Kind">The base class of its kind: Layer, Loss, Metric, …</param>
/// <param name="ClassName">Its name in configs: Keras's class name, or <c>Package&gt;Name</c> for a user's own.</param>
/// <param name="Module">Keras's module, such as <c>keras.layers</c>; null for a user's own.</param>
/// <param name="Create">Makes one from the values of <see cref="IConfigurable.GetConfig"/>.</param>
/// <param name="Identifiers">The strings that name the class, beside <paramref name="ClassName"/>: in snake case, in lower case, and
/// Keras's aliases.</param>
public sealed record RegistryEntry(
    Type Type, Type Kind, string ClassName, string? Module, Func<Config, object> Create, params string[] Identifiers);
