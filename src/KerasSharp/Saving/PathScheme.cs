namespace KerasSharp.Saving;

/// <summary>How a file names the layers of a model.</summary>
/// <param name="Container">What stands for the list of layers.</param>
/// <param name="Twice">Whether layers with weights are counted twice, as TensorFlow 2.12 and 2.13 did: conv2d, conv2d_2, conv2d_4.</param>
/// <param name="AsInFile">Whether layers go by the classes that they had in the file from which they were made.</param>
internal sealed record PathScheme(string Container, bool Twice = false, bool AsInFile = false)
{
    /// <summary>That of Keras 3.</summary>
    public static readonly PathScheme Current = new("layers");

    /// <summary>Those that occur, the likely ones first.</summary>
    public static IEnumerable<PathScheme> All(bool withDependencies)
    {
        var plain = withDependencies
            ? (PathScheme[])[new(LegacyPaths.Dependencies, Twice: true), new(LegacyPaths.Dependencies), Current] : [Current];
        return plain.Concat(plain.Select(scheme => scheme with { AsInFile = true }));
    }

    /// <summary>By how much the count of a class rises with a layer.</summary>
    public int Step(object item) => Twice && item is Layer { Weights.Count: > 0 } ? 2 : 1;
}
