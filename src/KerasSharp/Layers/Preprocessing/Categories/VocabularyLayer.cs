namespace KerasSharp.Layers;

/// <summary>Base of the layers that map tokens of a vocabulary to indices: <see cref="IntegerLookup"/>, <see cref="StringLookup"/>,
/// <see cref="TextVectorization"/>.</summary>
/// <typeparam name="T">The type of a token, <c>long</c> or <c>string</c>.</typeparam>
public abstract class VocabularyLayer<T> : Layer
    where T : notnull
{
    private const string IdfWeights = "idf_weights";

    private protected VocabularyLayer(
        LookupOptions<T> options, Vocabulary<T>? vocabulary, double[]? idfWeights, int? vocabularySize, string? name)
        : base(name)
    {
        Lookup = options with { Name = Name };
        Table = new LookupTable<T>(Lookup, vocabulary, idfWeights, vocabularySize);
    }

    /// <summary>What comes out.</summary>
    public OutputMode OutputMode => Lookup.OutputMode;

    /// <summary>Whether the vocabulary was given.</summary>
    internal bool IsGiven => Table.HasInput;

    private protected LookupOptions<T> Lookup { get; }

    private protected LookupTable<T> Table { get; }

    /// <summary>The tokens in the order of their indices.</summary>
    /// <param name="includeSpecialTokens">Whether the mask and unknown tokens come first, so that positions are indices.</param>
    public List<T> GetVocabulary(bool includeSpecialTokens = true) => Table.Tokens(includeSpecialTokens);

    /// <summary>The number of indices.</summary>
    public int VocabularySize() => Table.Size;

    /// <summary>Sets the vocabulary; nothing is changed if it is refused.</summary>
    /// <param name="vocabulary">The known tokens, or the path of a file with one a line.</param>
    /// <param name="idfWeights">Their inverse document frequencies; with <c>tf_idf</c> only.</param>
    /// <exception cref="ArgumentException">The vocabulary is empty, too large, or holds a token twice.</exception>
    public void SetVocabulary(Vocabulary<T> vocabulary, double[]? idfWeights = null) => Table.Set(vocabulary, idfWeights);

    /// <inheritdoc/>
    public override void SaveAssets(string directory) => Table.Save(directory);

    /// <inheritdoc/>
    public override void LoadAssets(string directory) => Table.Load(directory);

    /// <inheritdoc/>
    public override void SaveOwnVariables(IDictionary<string, Tensor> store)
    {
        if (Table.IdfWeights is { } weights)
            store[IdfWeights] = tensor(weights);
    }

    /// <inheritdoc/>
    public override void LoadOwnVariables(IReadOnlyDictionary<string, Tensor> store)
    {
        if (!store.TryGetValue(IdfWeights, out var weights))
            return;
        using var scope = NewDisposeScope();
        Table.LoadIdf(weights.to_type(ScalarType.Float32).ToHost<float>());
    }

    /// <summary>The vocabulary that a config holds; null where there is none.</summary>
    private protected static Vocabulary<T>? VocabularyOf(ConfigReader reader) =>
        reader.GetOrNull<T[]>("vocabulary", null) is { } tokens ? (Vocabulary<T>)tokens : null;
}
