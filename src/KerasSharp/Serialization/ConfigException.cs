namespace KerasSharp;

/// <summary>A config that cannot be made into an object; the message names the key or class and the reason.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>An exception with a message.</summary>
    public ConfigException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public ConfigException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
