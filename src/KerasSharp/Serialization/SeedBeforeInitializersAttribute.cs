namespace KerasSharp.Serialization;

/// <summary>On a layer: made from a config, it draws the default seed of its dropout before those of its initializers, as Keras's class
/// does.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class SeedBeforeInitializersAttribute : Attribute;
