namespace KerasSharp.Serialization;

/// <summary>On a class: an option of Keras that it refuses, with an error that names it. docs/keras-compatibility.md lists them; a test
/// tries each.</summary>
/// <param name="option">The config key.</param>
/// <param name="value">A value that is refused, as JSON.</param>
/// <param name="reason">Why.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class RefusesAttribute(string option, string value, string reason) : Attribute
{
    /// <summary>The config key.</summary>
    public string Option { get; } = option;

    /// <summary>A value that is refused, as JSON.</summary>
    public string Value { get; } = value;

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
