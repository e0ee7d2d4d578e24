namespace KerasSharp.Datasets;

/// <summary>A data set could not be fetched or read. The message says which file, what is wrong with it, and what to do.</summary>
public sealed class DatasetException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, with which file or address, and what to do.</param>
    /// <param name="innerException">What was caught, if anything.</param>
    public DatasetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
