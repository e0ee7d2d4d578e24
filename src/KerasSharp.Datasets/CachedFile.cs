namespace KerasSharp.Datasets;

/// <summary>The files of Keras's data sets in the cache that Python shares: <c>~/.keras/datasets</c>.</summary>
internal static class CachedFile
{
    /// <summary>Where the files of most data sets are published.</summary>
    public const string KerasFolder = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";

    /// <summary>The path of a file in the cache, downloaded first where it is missing or has another hash.</summary>
    /// <param name="path">The file's name in the cache, or an absolute path.</param>
    /// <param name="origin">Its address.</param>
    /// <param name="hash">Its SHA-256 or MD5.</param>
    /// <exception cref="ArgumentException">path is empty.</exception>
    /// <exception cref="DatasetException">The file cannot be had; the message names it and where to put it.</exception>
    public static string Get(string path, string origin, string hash)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileDownload.Get(new Uri(origin), Path.Combine(FileDownload.CacheFolder(), "datasets", path), hash);
    }

    /// <summary>The folder that a tar.gz archive in the cache is extracted to, downloaded and extracted first where it is
    /// missing.</summary>
    /// <inheritdoc cref="Get"/>
    public static string GetFolder(string name, string origin, string hash)
    {
        try
        {
            return Utils.GetFile(name, origin, fileHash: hash, extract: true);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            throw new DatasetException(problem.Message, problem);
        }
    }
}
