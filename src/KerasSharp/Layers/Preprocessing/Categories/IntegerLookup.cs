using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>Maps integers to indices: each known integer has one, unknown ones share one or several.</summary>
/// <remarks>The index 0 is the mask's where there is one (<c>int</c> only), then those of unknown integers follow, then the known ones.
/// They are given as vocabulary, or found by <see cref="Adapt(ArrayLike)"/>. Input of integers of any shape; output the same with
/// <c>int</c> (int64), else vectors of one number an index. Source: keras.layers.IntegerLookup.</remarks>
[Refuses("sparse", "true", "layers give dense tensors")]
public sealed partial class IntegerLookup : VocabularyLayer<long>
{
    /// <summary>A lookup.</summary>
    /// <param name="maxTokens">The most indices, mask and unknown ones included; null for no bound.</param>
    /// <param name="numOovIndices">The number of indices for unknown integers; 0 refuses them.</param>
    /// <param name="maskToken">The integer that means no value; null for none.</param>
    /// <param name="oovToken">What unknown integers become where invert is true.</param>
    /// <param name="vocabulary">The known integers, or the path of a file with one a line; null to find them.</param>
    /// <param name="vocabularyDtype">Must be <c>int64</c>.</param>
    /// <param name="idfWeights">The inverse document frequencies of the vocabulary; with <c>tf_idf</c> only.</param>
    /// <param name="invert">Maps indices to integers instead; with <c>int</c> only.</param>
    /// <param name="outputMode"><c>int</c>, <c>one_hot</c>, <c>multi_hot</c>, <c>count</c> or <c>tf_idf</c>.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="padToMaxTokens">Makes output vectors maxTokens long.</param>
    /// <param name="oovMethod">How several indices are shared by unknown integers: <c>floormod</c>, by the remainder, or
    /// <c>farmhash</c>.</param>
    /// <param name="salt">The key of a salted hash; with <c>farmhash</c> only.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not go with another, or the vocabulary holds an integer
    /// twice.</exception>
    public IntegerLookup(
        int? maxTokens = null, int numOovIndices = 1, long? maskToken = null, long? oovToken = -1, Vocabulary<long>? vocabulary = null,
        string vocabularyDtype = "int64", double[]? idfWeights = null, bool invert = false, OutputMode outputMode = default,
        bool sparse = false, bool padToMaxTokens = false, string oovMethod = "floormod", HashSalt? salt = null, string? name = null)
        : this(
            new()
            {
                Layer = nameof(IntegerLookup),
                MaxTokens = maxTokens,
                NumOovIndices = numOovIndices,
                Mask = One(maskToken),
                Oov = One(
                    oovToken),
                Invert = invert,
                OutputMode = outputMode,
                PadToMaxTokens = padToMaxTokens,
                OovMethod = oovMethod,
                Salt = salt,
            },
            vocabulary, idfWeights, null, name)
    {
        CategoricalEncoding.RefuseSparse(sparse, nameof(IntegerLookup));
        if (vocabularyDtype != "int64")
            throw new ArgumentException(
                $"`vocabularyDtype` of IntegerLookup can only be 'int64'. Received: vocabularyDtype='{vocabularyDtype}'",
                nameof(vocabularyDtype));
    }

    private IntegerLookup(
        LookupOptions<long> options, Vocabulary<long>? vocabulary, double[]? idfWeights, int? vocabularySize, string? name)
        : base(options, vocabulary, idfWeights, vocabularySize, name) =>
            Guard.OneOf(options.OovMethod, ["floormod", "farmhash"], "oovMethod", nameof(IntegerLookup));

    /// <summary>Finds the vocabulary in data: the most frequent integers first.</summary>
    /// <param name="data">Integers; each row is a document where <c>tf_idf</c> counts documents.</param>
    /// <exception cref="InvalidOperationException">The layer was made with its vocabulary, or outputs of vectors would change their
    /// length.</exception>
    public void Adapt(ArrayLike data)
    {
        using var scope = NewDisposeScope();
        var x = data.ToReadOnlyTensor();
        Table.Adapt(Documents(x.Dimensions == 1 ? x.unsqueeze(-1) : x));
    }

    /// <summary>Finds the vocabulary in a stream of batches.</summary>
    /// <param name="batches">The batches; of each the (first) input counts. A batch of rank 1 is one document.</param>
    /// <param name="steps">The number of batches to read; null for all.</param>
    /// <inheritdoc cref="Adapt(ArrayLike)"/>
    [OverloadResolutionPriority(1)]
    public void Adapt(IEnumerable<Batch> batches, int? steps = null)
    {
        var documents = new List<long[]>();
        AdaptStream.ForEach(batches, steps, Name, batch => documents.AddRange(Documents(batch)));
        Table.Adapt(documents);
    }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(Lookup.ToConfig(Table, "int64"));

    /// <summary>A layer from a config.</summary>
    /// <exception cref="ConfigException">The config does not fit.</exception>
    public static IntegerLookup FromConfig(Config config)
    {
        var reader = new ConfigReader(
            config, nameof(IntegerLookup), "name", "trainable", "dtype", "invert", "max_tokens", "num_oov_indices", "oov_token",
            "mask_token", "output_mode", "sparse", "pad_to_max_tokens",
            "vocabulary_dtype", "idf_weights", "vocabulary", "vocabulary_size", "oov_method", "salt");
        reader.Expect("vocabulary_dtype", "int64");
        var options = LookupOptions<long>.Read(reader, nameof(IntegerLookup)) with
        {
            Mask = One(reader.GetOrNull<long?>("mask_token", null)),
            Oov = One(reader.GetOrNull<long?>("oov_token", -1)),
        };
        return new IntegerLookup(
            options, VocabularyOf(reader), reader.GetOrNull<double[]>("idf_weights", null), reader.GetOrNull<int?>(
                "vocabulary_size", null), reader.GetOrNull<string>("name", null))
        {
            Trainable = reader.Get("trainable", true),
            DType = reader.GetOrNull<DTypePolicy>("dtype", null) ?? DTypePolicy.Default,
        };
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => CategoricalEncoding.OutputShape(input, OutputMode, Table.Depth);

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) =>
        OutputMode == OutputMode.Int ? ScalarType.Int64 : base.OutputDType(inputs, output);

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var values = Values(x);
        return Lookup.Invert ? tensor(Table.Invert(values), x.shape).to(x.device) : Table.Encode(values, x.shape, x.device);
    }

    private static long[] Values(Tensor x) => x.to_type(ScalarType.Int64).ToHost<long>();

    private static IEnumerable<long[]> Documents(Tensor x)
    {
        var values = Values(x);
        var rows = x.Dimensions < 2 ? 1 : (int)x.shape[0];
        return rows == 0 ? [] : values.Length == 0 ? Enumerable.Repeat(values, rows) : values.Chunk(values.Length / rows);
    }

    private static long[] One(long? token) => token is { } value ? [value] : [];
}
