using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>Turns texts into indices of their words, or into one vector a text.</summary>
/// <remarks>Each text is standardized, split into tokens, these joined to n-grams if asked for, and looked up: with <c>int</c> index 0
/// fills up short texts, 1 is unknown words', the vocabulary follows; otherwise index 0 is unknown words'. The vocabulary is given, or
/// found by <see cref="Adapt(StringArray)"/>. Texts, (batch) or (batch, 1), go to <see cref="Apply(StringArray)"/>, before a model:
/// <c>model.Fit(vectorize.Apply(texts), y)</c>, or batch by batch, <c>batches.Select(batch => new Batch(vectorize.Apply(batch.Texts),
/// batch.Labels))</c>. Output (batch, tokens) of int64 with <c>int</c>, else (batch, tokens in the vocabulary). Letters are ASCII's for
/// lower case, as in Keras. Source: keras.layers.TextVectorization.</remarks>
[SeveralInputs]
[Refuses("sparse", "true", "layers give dense tensors")]
[Refuses("ragged", "true", "rows of unequal length; see output_sequence_length")]
[Refuses("encoding", "\"utf-16\"", "strings are UTF-8")]
public sealed partial class TextVectorization : VocabularyLayer<string>
{
    private const string Default = "lower_and_strip_punctuation";
    private const string Whitespace = "whitespace";

    private readonly Options _options;
    private readonly Func<string, string>? _standardizeWith;
    private readonly Func<string, IEnumerable<string>>? _splitWith;

    /// <summary>A vectorizer of texts.</summary>
    /// <param name="maxTokens">The most indices, those for padding and unknown words included; null for no bound.</param>
    /// <param name="standardize"><c>lower_and_strip_punctuation</c>, <c>lower</c>, <c>strip_punctuation</c>, or null for none.</param>
    /// <param name="split"><c>whitespace</c>, <c>character</c>, or null for texts that are tokens already.</param>
    /// <param name="ngrams">Joins tokens: a number for runs up to that length, several for runs of these; null for single tokens.</param>
    /// <param name="outputMode"><c>int</c>, <c>one_hot</c>, <c>multi_hot</c>, <c>count</c> or <c>tf_idf</c>.</param>
    /// <param name="outputSequenceLength">Cuts and fills up texts to this number of tokens; with <c>int</c> only. Null for the longest
    /// text's.</param>
    /// <param name="padToMaxTokens">Makes output vectors maxTokens long.</param>
    /// <param name="vocabulary">The known tokens, or the path of a file with one a line; null to find them.</param>
    /// <param name="idfWeights">The inverse document frequencies of the vocabulary; with <c>tf_idf</c> only.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="ragged">Must be false: outputs are filled up.</param>
    /// <param name="encoding">Must be <c>utf-8</c>: strings of .NET need no other.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">An option is unknown, out of range or does not go with another, or the vocabulary holds a token
    /// twice.</exception>
    public TextVectorization(
        int? maxTokens = null, string? standardize = "lower_and_strip_punctuation", string? split = "whitespace", NGrams? ngrams = null,
        OutputMode outputMode = default, int? outputSequenceLength = null, bool padToMaxTokens = false,
        Vocabulary<string>? vocabulary = null, double[]? idfWeights = null, bool sparse = false, bool ragged = false,
        string encoding = "utf-8", string? name = null)
        : this(
            new Options(
                maxTokens, standardize, split, ngrams, outputMode, outputSequenceLength, padToMaxTokens, ragged,
                StringLookup.CheckEncoding(encoding, nameof(TextVectorization))),
            vocabulary, idfWeights, null, name) => CategoricalEncoding.RefuseSparse(sparse, nameof(TextVectorization));

    /// <summary>A vectorizer of texts that standardizes and splits them by functions: <c>new TextVectorization(standardize: MyMethod,
    /// split: text => text.Split('|'))</c>.</summary>
    /// <inheritdoc cref="TextVectorization(int?, string?, string?, NGrams?, OutputMode, int?, bool, Vocabulary{string}?, double[], bool, bool, string, string?)"/>
    [OverloadResolutionPriority(-3)]
    public TextVectorization(
        int? maxTokens = null, Func<string, string>? standardize = null, Func<string, IEnumerable<string>>? split = null,
        NGrams? ngrams = null, OutputMode outputMode = default, int? outputSequenceLength = null, bool padToMaxTokens = false,
        Vocabulary<string>? vocabulary = null, double[]? idfWeights = null, bool sparse = false, bool ragged = false,
        string encoding = "utf-8", string? name = null)
        : this(
            maxTokens, Default, Whitespace, ngrams, outputMode, outputSequenceLength, padToMaxTokens, vocabulary, idfWeights, sparse,
            ragged, encoding, name) => (_standardizeWith, _splitWith) = (standardize, split);

    /// <summary>A vectorizer of texts that standardizes them by a function.</summary>
    /// <inheritdoc cref="TextVectorization(int?, string?, string?, NGrams?, OutputMode, int?, bool, Vocabulary{string}?, double[], bool, bool, string, string?)"/>
    [OverloadResolutionPriority(-2)]
    public TextVectorization(
        int? maxTokens = null, Func<string, string>? standardize = null, string? split = "whitespace", NGrams? ngrams = null,
        OutputMode outputMode = default, int? outputSequenceLength = null, bool padToMaxTokens = false,
        Vocabulary<string>? vocabulary = null, double[]? idfWeights = null, bool sparse = false, bool ragged = false,
        string encoding = "utf-8", string? name = null)
        : this(
            maxTokens, Default, split, ngrams, outputMode, outputSequenceLength, padToMaxTokens, vocabulary, idfWeights, sparse, ragged,
            encoding, name) => _standardizeWith = standardize;

    /// <summary>A vectorizer of texts that splits them by a function.</summary>
    /// <inheritdoc cref="TextVectorization(int?, string?, string?, NGrams?, OutputMode, int?, bool, Vocabulary{string}?, double[], bool, bool, string, string?)"/>
    [OverloadResolutionPriority(-1)]
    public TextVectorization(
        int? maxTokens = null, string? standardize = "lower_and_strip_punctuation", Func<string, IEnumerable<string>>? split = null,
        NGrams? ngrams = null, OutputMode outputMode = default, int? outputSequenceLength = null, bool padToMaxTokens = false,
        Vocabulary<string>? vocabulary = null, double[]? idfWeights = null, bool sparse = false, bool ragged = false,
        string encoding = "utf-8", string? name = null)
        : this(
            maxTokens, standardize, Whitespace, ngrams, outputMode, outputSequenceLength, padToMaxTokens, vocabulary, idfWeights, sparse,
            ragged, encoding, name) => _splitWith = split;

    private TextVectorization(Options options, Vocabulary<string>? vocabulary, double[]? idfWeights, int? vocabularySize, string? name)
        : base(
            new()
            {
                Layer = nameof(TextVectorization),
                MaxTokens = options.MaxTokens,
                Mask = [""],
                Oov = ["[UNK]"],
                OutputMode = options.OutputMode,
                PadToMaxTokens = options.PadToMaxTokens,
            },
            vocabulary, idfWeights, vocabularySize, name) => _options = options.Checked();

    /// <summary>The number of tokens that texts are brought to; null for the longest text's.</summary>
    public int? OutputSequenceLength => _options.OutputSequenceLength;

    private bool Splits => _splitWith is not null || _options.Split is not null;

    /// <summary>Turns texts into indices or vectors.</summary>
    /// <param name="inputs">The texts, (batch) or (batch, 1); of any shape where they are not split.</param>
    /// <exception cref="ArgumentException">The shape is another, or the layer has no vocabulary and needs one.</exception>
    public Tensor Apply(StringArray inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var scope = NewDisposeScope();
        EnsureBuilt(inputs.Shape);
        var rows = Tokenize(inputs);
        var lead = inputs.Shape.ToArray();
        if (lead.Length > 0 && (!Splits || lead.Length > 1))
            lead = lead[..^1];
        if (OutputMode != OutputMode.Int && lead.Length > 1)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" takes texts of shape (batch,) or (batch, 1) when `outputMode` is '{OutputMode}'. Received: texts of "
                + $"shape {inputs.Shape}", nameof(inputs));
        }

        var length = OutputMode == OutputMode.Int && OutputSequenceLength is { } fixedLength
            ? fixedLength : rows.Max(row => (int?)row.Count) ?? 0;
        var indices = new long[rows.Count * length];
        // Left out of vectors, 0 in sequences.
        Array.Fill(indices, OutputMode == OutputMode.Int ? 0 : -1);
        for (var i = 0; i < rows.Count; i++)
            Table.Indices(rows[i].Take(length).ToArray()).CopyTo(indices, i * length);
        var shape = inputs.Shape.Rank == 0 && !Splits && OutputSequenceLength is null ? Array.Empty<long>() : [.. lead, length];
        return Table.EncodeIndices(tensor(indices, shape).to(KerasConfig.Device)).MoveToOuterDisposeScope();
    }

    /// <summary>Finds the vocabulary in texts: the most frequent tokens first.</summary>
    /// <param name="data">The texts, each a document where <c>tf_idf</c> counts documents.</param>
    /// <exception cref="InvalidOperationException">The layer was made with its vocabulary, or outputs of vectors would change their
    /// length.</exception>
    [OverloadResolutionPriority(1)]
    public void Adapt(StringArray data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Table.Adapt(Tokenize(data.Shape.Rank == 1 ? StringArray.From(data, Shape.Of(data.Count, 1)) : data));
    }

    /// <summary>Finds the vocabulary in a sequence of texts, such as the lines of a file, each a document.</summary>
    /// <param name="data">The texts; read once.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<string> data) => Table.Adapt(data.SelectMany(text => Tokenize(text)));

    /// <summary>Finds the vocabulary in the inputs of batches, such as <c>Utils.TextDatasetFromDirectory</c> gives.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="steps">The number of batches to read; null for all.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<Batch> batches, int? steps = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        AdaptStream.CheckSteps(steps);
        Table.Adapt(batches.Take(steps ?? int.MaxValue).SelectMany(batch => Tokenize(TextHandles.Decode(batch.X[0], Name))));
    }

    /// <summary>Finds the vocabulary in a stream of tensors of texts: <c>vectorize.Adapt(train.Select(batch => batch.X[0]))</c>.</summary>
    /// <param name="batches">The tensors.</param>
    /// <param name="steps">The number of tensors to read; null for all.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<Tensor> batches, int? steps = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        Adapt(batches.Select(batch => new Batch(batch)), steps);
    }

    /// <summary>Finds the vocabulary in a stream of batches of texts.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="steps">The number of batches to read; null for all.</param>
    /// <inheritdoc cref="Adapt(StringArray)"/>
    public void Adapt(IEnumerable<string[]> batches, int? steps = null)
    {
        AdaptStream.CheckSteps(steps);
        Table.Adapt(batches.Take(steps ?? int.MaxValue).SelectMany(batch => Tokenize(batch)));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The layer standardizes or splits by a delegate.</exception>
    public override Config GetConfig() => _standardizeWith is null && _splitWith is null
        ? base.GetConfig().Merge(new Config
        {
            { "max_tokens", _options.MaxTokens },
            { "standardize", _options.Standardize },
            { "split", _options.Split },
            { "ngrams", _options.NGrams },
            { "output_mode", OutputMode },
            { "output_sequence_length", OutputSequenceLength },
            { "pad_to_max_tokens", _options.PadToMaxTokens },
            { "sparse", false },
            { "ragged", false },
            { "vocabulary", Table.InputVocabulary },
            { "idf_weights", Table.InputIdfWeights },
            { "encoding", _options.Encoding },
            { "vocabulary_size", Table.Size },
        })
        : throw new NotSupportedException($"Layer \"{Name}\" standardizes or splits by a delegate, which has no config.");

    /// <summary>A layer from a config.</summary>
    /// <exception cref="ConfigException">The config does not fit.</exception>
    public static TextVectorization FromConfig(Config config)
    {
        var reader = new ConfigReader(
            config, nameof(TextVectorization), "name", "trainable", "dtype", "max_tokens", "standardize", "split", "ngrams", "output_mode",
            "output_sequence_length", "pad_to_max_tokens", "sparse", "ragged", "vocabulary", "idf_weights", "encoding", "vocabulary_size");
        CategoricalEncoding.RefuseSparse(reader.Get("sparse", false), nameof(TextVectorization));
        var options = new Options(
            reader.GetOrNull<int?>("max_tokens", null), reader.GetOrNull("standardize", "lower_and_strip_punctuation"), reader.GetOrNull(
                "split", "whitespace"), reader.GetOrNull<NGrams>("ngrams", null),
            reader.Get("output_mode", OutputMode.Int), reader.GetOrNull<int?>("output_sequence_length", null), reader.Get(
                "pad_to_max_tokens", false), reader.Get("ragged", false),
            StringLookup.CheckEncoding(reader.Get("encoding", "utf-8"), nameof(TextVectorization)));
        return new TextVectorization(
            options, VocabularyOf(reader), reader.GetOrNull<double[]>("idf_weights", null), reader.GetOrNull<int?>(
                "vocabulary_size", null), reader.GetOrNull<string>("name", null))
        {
            Trainable = reader.Get("trainable", true),
            DType = reader.GetOrNull<DTypePolicy>("dtype", null) ?? DTypePolicy.Default,
        };
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        var lead = input.Rank > 0 && (!Splits || input.Rank > 1) ? input[..^1] : input;
        if (OutputMode == OutputMode.Int)
            return Splits || OutputSequenceLength is not null ? Shape.Create([.. lead, OutputSequenceLength]) : input;
        return OutputMode == OutputMode.OneHot ? Shape.Create([.. lead, null, Table.Depth]) : Shape.Create([.. lead, Table.Depth]);
    }

    /// <summary>Keras's files hold the vocabulary twice, for the layer and for the lookup within, and Keras asks for both.</summary>
    /// <inheritdoc/>
    public override void SaveAssets(string directory)
    {
        base.SaveAssets(directory);
        base.SaveAssets(Directory.CreateDirectory(Path.Combine(directory, "_lookup_layer")).FullName);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => Apply(TextHandles.Decode(x, Name));

    internal override bool TakesText => true;

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) =>
        OutputMode == OutputMode.Int ? ScalarType.Int64 : base.OutputDType(inputs, output);

    /// <summary>The tokens of each text; without splitting, of each row.</summary>
    private List<IReadOnlyList<string>> Tokenize(StringArray inputs)
    {
        var shape = inputs.Shape;
        if (Splits && shape.Rank > 1 && shape[^1] != 1)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" splits texts of shape (batch,), or with a last axis of size 1. Received: texts of shape {shape}",
                nameof(inputs));
        }

        var texts = inputs.Select(
            text => _standardizeWith is null ? TextSplitting.Standardize(text, _options.Standardize) : _standardizeWith(text));
        var rows = Splits
            ? texts.Select(Split) : shape.Rank == 0 ? [texts.ToArray()] : shape[^1] is 0 ? [] : texts.Chunk((int)shape[^1]!.Value);
        return [.. _options.NGrams is { } ngrams ? rows.Select(row => (IReadOnlyList<string>)ngrams.Of(row)) : rows];
    }

    private IReadOnlyList<string> Split(string text) =>
        _splitWith is null ? TextSplitting.Split(text, _options.Split!) : [.. _splitWith(text)];

    private sealed record Options(
        int? MaxTokens, string? Standardize, string? Split, NGrams? NGrams, OutputMode OutputMode, int? OutputSequenceLength,
        bool PadToMaxTokens, bool Ragged, string Encoding)
    {
        public Options Checked()
        {
            Guard.NullOrOneOf(Standardize, TextSplitting.StandardizeModes, "standardize", nameof(TextVectorization));
            Guard.NullOrOneOf(Split, TextSplitting.SplitModes, "split", nameof(TextVectorization));
            if (OutputMode != OutputMode.Int && OutputSequenceLength is { } length)
                throw new ArgumentException(
                    "`outputSequenceLength` of TextVectorization must not be set if `outputMode` is not 'int'. Received: "
                    + $"outputSequenceLength={length}, outputMode='{OutputMode}'", "outputSequenceLength");
            Guard.Positive(OutputSequenceLength ?? 1, "outputSequenceLength");
            return !Ragged
                ? this
                : throw new ArgumentException(
                "`ragged: true` of TextVectorization is not supported: outputs are dense tensors, short texts filled up with 0. "
                + "Received: ragged=True", "ragged");
        }
    }
}
