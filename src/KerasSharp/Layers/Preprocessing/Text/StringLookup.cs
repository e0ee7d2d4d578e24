using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>Maps strings to indices: each known string has one, unknown ones share one or several.</summary>
/// <remarks>The index 0 is the mask's where there is one (<c>int</c> only), then those of unknown strings follow, then the known ones. They
/// are given as vocabulary, or found by <see cref="Adapt(StringArray)"/>. Strings of any shape go to <see cref="Apply(StringArray)"/>,
/// before a model: <c>model.Fit(lookup.Apply(cities), y)</c>, or batch by batch, <c>batches.Select(batch => new
/// Batch(lookup.Apply(batch.Cities), batch.Prices))</c>. Output the same shape with <c>int</c> (int64), else vectors of one number an
/// index. Source: keras.layers.StringLookup.</remarks>
[SeveralInputs]
[Refuses("sparse", "true", "layers give dense tensors")]
[Refuses("encoding", "\"utf-16\"", "strings are UTF-8")]
public sealed partial class StringLookup : VocabularyLayer<string>
{
    private readonly string _encoding;

    /// <summary>A lookup.</summary>
    /// <param name="maxTokens">The most indices, mask and unknown ones included; null for no bound.</param>
    /// <param name="numOovIndices">The number of indices for unknown strings, which share them by their hash; 0 refuses them.</param>
    /// <param name="maskToken">The string that means no value; null for none.</param>
    /// <param name="oovToken">What stands for unknown strings.</param>
    /// <param name="vocabulary">The known strings, or the path of a file with one a line; null to find them.</param>
    /// <param name="idfWeights">The inverse document frequencies of the vocabulary; with <c>tf_idf</c> only.</param>
    /// <param name="invert">Maps indices to strings instead, see <see cref="ApplyInverse"/>; with <c>int</c> only.</param>
    /// <param name="outputMode"><c>int</c>, <c>one_hot</c>, <c>multi_hot</c>, <c>count</c> or <c>tf_idf</c>.</param>
    /// <param name="padToMaxTokens">Makes output vectors maxTokens long.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="encoding">Must be <c>utf-8</c>: strings of .NET need no other.</param>
    /// <param name="salt">The key of a salted hash for unknown strings; null for the plain hash.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not go with another, or the vocabulary holds a string
    /// twice.</exception>
    public StringLookup(
        int? maxTokens = null, int numOovIndices = 1, string? maskToken = null, string? oovToken = "[UNK]",
        Vocabulary<string>? vocabulary = null, double[]? idfWeights = null, bool invert = false, OutputMode outputMode = default,
        bool padToMaxTokens = false, bool sparse = false, string encoding = "utf-8", HashSalt? salt = null, string? name = null)
        : this(
            new()
            {
                Layer = nameof(StringLookup),
                MaxTokens = maxTokens,
                NumOovIndices = numOovIndices,
                Mask = One(maskToken),
                Oov = One(
                    oovToken),
                Invert = invert,
                OutputMode = outputMode,
                PadToMaxTokens = padToMaxTokens,
                Salt = salt,
            },
            encoding, vocabulary, idfWeights, null, name) =>
        CategoricalEncoding.RefuseSparse(sparse, nameof(StringLookup));

    private StringLookup(
        LookupOptions<string> options, string encoding, Vocabulary<string>? vocabulary, double[]? idfWeights, int? vocabularySize,
        string? name)
        : base(options, vocabulary, idfWeights, vocabularySize, name) => _encoding = CheckEncoding(encoding, nameof(StringLookup));

    /// <summary>Whether indices are mapped to strings.</summary>
    public bool Invert => Lookup.Invert;

    /// <summary>Maps strings to indices.</summary>
    /// <param name="inputs">The strings.</param>
    /// <exception cref="ArgumentException">There is no index for unknown strings, and there are some; or the layer is an inverted
    /// one.</exception>
    public Tensor Apply(StringArray inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (Invert)
            throw new ArgumentException(
                $"Layer \"{Name}\" maps indices to strings, as `invert` is true: call `ApplyInverse` with a tensor of indices.",
                nameof(inputs));
        EnsureBuilt(inputs.Shape);
        return Table.Encode(inputs.Values, inputs.Shape.ToArray(), KerasConfig.Device);
    }

    /// <summary>Maps indices to strings; for a layer whose invert is true.</summary>
    /// <param name="indices">Integers of any shape.</param>
    /// <exception cref="ArgumentException">invert is false.</exception>
    public StringArray ApplyInverse(Tensor indices)
    {
        if (!Invert)
            throw new ArgumentException(
                $"Layer \"{Name}\" maps strings to indices: make it with `invert: true` to map back.", nameof(indices));
        using var scope = NewDisposeScope();
        EnsureBuilt(Shape.Of(indices.shape));
        var values = indices.to_type(ScalarType.Int64).ToHost<long>();
        return StringArray.From(Table.Invert(values), indices.shape);
    }

    /// <summary>Finds the vocabulary in data: the most frequent strings first.</summary>
    /// <param name="data">Strings; each row is a document where <c>tf_idf</c> counts documents.</param>
    /// <exception cref="InvalidOperationException">The layer was made with its vocabulary, or outputs of vectors would change their
    /// length.</exception>
    [OverloadResolutionPriority(1)]
    public void Adapt(StringArray data) => Table.Adapt(Documents(data));

    /// <summary>Finds the vocabulary in a sequence of strings, such as the lines of a file, each a document.</summary>
    /// <param name="data">The strings; read once.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<string> data) => Table.Adapt(data.Select(text => new[] { text }));

    /// <summary>Finds the vocabulary in a stream of batches, each a document.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="steps">The number of batches to read; null for all.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<string[]> batches, int? steps = null)
    {
        AdaptStream.CheckSteps(steps);
        Table.Adapt(batches.Take(steps ?? int.MaxValue));
    }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(Lookup.ToConfig(Table)).Merge(new() { { "encoding", _encoding } });

    /// <summary>A layer from a config.</summary>
    /// <exception cref="ConfigException">The config does not fit.</exception>
    public static StringLookup FromConfig(Config config)
    {
        var reader = new ConfigReader(
            config, nameof(StringLookup), "name", "trainable", "dtype", "invert", "max_tokens", "num_oov_indices", "oov_token",
            "mask_token", "output_mode", "sparse", "pad_to_max_tokens",
            "idf_weights", "vocabulary", "vocabulary_size", "oov_method", "salt", "encoding");
        var options = LookupOptions<string>.Read(reader, nameof(StringLookup)) with
        {
            Mask = One(reader.GetOrNull<string>("mask_token", null)),
            Oov = One(reader.GetOrNull("oov_token", "[UNK]")),
        };
        return new StringLookup(
            options, reader.Get("encoding", "utf-8"), VocabularyOf(reader), reader.GetOrNull<double[]>(
                "idf_weights", null), reader.GetOrNull<int?>("vocabulary_size", null),
            reader.GetOrNull<string>("name", null))
        {
            Trainable = reader.Get("trainable", true),
            DType = reader.GetOrNull<DTypePolicy>("dtype", null) ?? DTypePolicy.Default,
        };
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => CategoricalEncoding.OutputShape(input, OutputMode, Table.Depth);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        Invert
        ? throw new ArgumentException(
        $"Layer \"{Name}\" gives strings, which no model can give on: call `ApplyInverse` after the model.", "inputs") : Apply(
        TextHandles.Decode(x, Name));

    internal override bool TakesText => true;

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) =>
        OutputMode == OutputMode.Int ? ScalarType.Int64 : base.OutputDType(inputs, output);

    internal static string CheckEncoding(
        string encoding, string layer) => encoding.ToLowerInvariant() is "utf-8" or "utf8" ? encoding : throw new ArgumentException(
        $"`encoding` of {layer} can only be 'utf-8', as strings of .NET are Unicode. Received: encoding='{encoding}'", nameof(encoding));

    private static IEnumerable<IEnumerable<string>> Documents(StringArray data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = data.Shape.Rank == 0 ? 1 : (int)data.Shape[0]!.Value;
        return data.Count == 0 ? [] : data.Chunk(data.Count / rows);
    }

    private static string[] One(string? token) => token is null ? [] : [token];
}
