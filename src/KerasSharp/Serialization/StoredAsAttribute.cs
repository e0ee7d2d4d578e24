namespace KerasSharp.Serialization;

/// <summary>On a class that only makes an object of another: configs, files and summaries have the other.</summary>
/// <param name="type">The class that is stored.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StoredAsAttribute(Type type) : Attribute
{
    /// <summary>The class that is stored.</summary>
    public Type Type { get; } = type;
}
