namespace KerasSharp.Serialization;

/// <summary>A closed set of values that Keras writes as strings: <see cref="object.ToString"/> gives Keras's string, a static <c>Parse</c>
/// reads it.</summary>
internal interface IParsableMark;
