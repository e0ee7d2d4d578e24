namespace KerasSharp.Applications;

/// <summary>The files of weights that were trained on ImageNet, as Keras names and checks them.</summary>
/// <param name="Folder">Where they are on Keras's server.</param>
/// <param name="Whole">The name of the file with the classifier, and its hash.</param>
/// <param name="Topless">The name of the file without, and its hash.</param>
internal sealed record PretrainedWeights(string Folder, (string Name, string? Hash) Whole, (string Name, string? Hash) Topless)
{
    /// <summary>Most of Keras's files.</summary>
    public const string Storage = "https://storage.googleapis.com/tensorflow/keras-applications/";

    /// <summary>The files that follow the usual scheme, <c>NAME_weights_tf_dim_ordering_tf_kernels.h5</c>.</summary>
    public static PretrainedWeights Usual(string folder, string name, string? whole, string? topless) => new(
        $"{Storage}{folder}/", ($"{name}_weights_tf_dim_ordering_tf_kernels.h5", whole),
        ($"{name}_weights_tf_dim_ordering_tf_kernels_notop.h5", topless));

    /// <summary>The files <c>NAME.h5</c> and <c>NAME_notop.h5</c>.</summary>
    public static PretrainedWeights Plain(string folder, string name, string? whole, string? topless) =>
        new(folder, ($"{name}.h5", whole), ($"{name}_notop.h5", topless));

    /// <summary>The names of the files on the server, where they are not those in the cache.</summary>
    public (string Whole, string Topless)? Remote { get; init; }

    /// <summary>Gets a file of a name, an origin and a hash into the cache; tests look at what is asked for.</summary>
    internal static Func<string, string, string?, string> Get { get; set; } = (name, origin, hash) =>
        Utils.GetFile(name, origin, fileHash: hash, cacheSubdir: "models");

    /// <summary>The path of the file in the cache; it is downloaded if it is not there.</summary>
    /// <exception cref="IOException">It could not be downloaded.</exception>
    public string Fetch(bool includeTop)
    {
        var (name, hash) = includeTop ? Whole : Topless;
        return Get(name, Folder + (Remote is { } remote ? includeTop ? remote.Whole : remote.Topless : name), hash);
    }
}
