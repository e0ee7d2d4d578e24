namespace KerasSharp;

/// <summary>Where warnings go: the error output, unless someone else listens.</summary>
public static class Warnings
{
    /// <summary>Called with each warning; null for the error output.</summary>
    public static Action<string>? Handler { get; set; }

    internal static void Warn(string message)
    {
        if (Handler is { } handler)
            handler(message);
        else
            Console.Error.WriteLine($"warning: {message}");
    }
}
