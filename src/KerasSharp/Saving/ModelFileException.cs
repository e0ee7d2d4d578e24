namespace KerasSharp;

/// <summary>A model file that cannot be used: damaged, unsafe, or not what was asked for. Nothing was changed by the attempt.</summary>
/// <remarks>The message names the file, the entry in it and the reason.</remarks>
public sealed class ModelFileException : Exception
{
    /// <summary>An exception with its parts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entry">The entry in it; null where it is the file as a whole.</param>
    /// <param name="reason">What is wrong, and where there is a remedy, what to do.</param>
    /// <param name="inner">The cause; null for none.</param>
    public ModelFileException(string file, string? entry, string reason, Exception? inner = null)
        : base(entry is null ? $"'{file}' cannot be used: {reason}" : $"'{file}' cannot be used: '{entry}': {reason}", inner)
    {
        File = file;
        Entry = entry;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The entry in the file; null where it is the file as a whole.</summary>
    public string? Entry { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }

    /// <summary>Reads an entry; a config that is wrong becomes an exception of this kind.</summary>
    internal static T InEntry<T>(string file, string entry, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ConfigException or InvalidCastException or FormatException or OverflowException)
        {
            throw new ModelFileException(file, entry, e.Message, e);
        }
    }

    /// <summary>Reads a file; whatever is wrong with its content becomes an exception of this kind. Files that are not there or cannot be
    /// read keep theirs.</summary>
    internal static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (
            e is EndOfStreamException
            or (not ModelFileException and not IOException and not UnauthorizedAccessException and not OutOfMemoryException))
        {
            throw new ModelFileException(file, null, e.Message, e);
        }
    }
}
