namespace KerasSharp.Layers;

/// <summary>The options that the lookup layers share.</summary>
internal sealed record LookupOptions<T>
    where T : notnull
{
    /// <summary>Keras's name of the layer's class, for errors.</summary>
    public required string Layer { get; init; }

    /// <summary>The layer's name, for errors.</summary>
    public string Name { get; init; } = "";

    public int? MaxTokens { get; init; }

    public int NumOovIndices { get; init; } = 1;

    /// <summary>The mask token, alone; empty for none.</summary>
    public T[] Mask { get; init; } = [];

    /// <summary>The token that stands for unknown ones, alone; empty for none.</summary>
    public T[] Oov { get; init; } = [];

    public bool Invert { get; init; }

    public OutputMode OutputMode { get; init; }

    public bool PadToMaxTokens { get; init; }

    /// <summary>How unknown integers are spread over their indices: <c>floormod</c> or <c>farmhash</c>. Strings are always
    /// hashed.</summary>
    public string OovMethod { get; init; } = "floormod";

    /// <summary>Whether tokens are integers that are spread over the indices of unknown ones by their remainder.</summary>
    public bool FloorMod => typeof(T) == typeof(long) && OovMethod == "floormod";

    public HashSalt? Salt { get; init; }

    /// <summary>Index of the first unknown token.</summary>
    public int OovStart => Mask.Length > 0 && OutputMode == OutputMode.Int ? 1 : 0;

    /// <summary>Index of the first known token.</summary>
    public int TokenStart => OovStart + NumOovIndices;

    /// <summary>The tokens before the known ones.</summary>
    public IEnumerable<T> Special => Mask.Take(OovStart).Concat(Enumerable.Repeat(Oov, NumOovIndices).SelectMany(token => token));

    /// <exception cref="ArgumentException">An option is out of range or does not go with another.</exception>
    public LookupOptions<T> Checked(bool hasIdfWeights)
    {
        if (MaxTokens <= 1)
            throw Refuse("maxTokens", "must be greater than 1", MaxTokens);
        if (PadToMaxTokens && MaxTokens is null)
            throw Refuse("maxTokens", "must be set when `padToMaxTokens` is true", "null");
        if (NumOovIndices < 0)
            throw Refuse("numOovIndices", "must be 0 or more", NumOovIndices);
        if (Salt is not null && FloorMod)
            throw Refuse("salt", "can only be used with `oovMethod: \"farmhash\"`", "oovMethod='floormod'");
        if (Invert && OutputMode != OutputMode.Int)
            throw Refuse("outputMode", "must be 'int' when `invert` is true", OutputMode);
        if (Invert && Oov.Length == 0)
            throw Refuse("oovToken", "must be given when `invert` is true", "null");
        if (hasIdfWeights && OutputMode != OutputMode.TfIdf)
            throw Refuse("idfWeights", "should only be set if `outputMode` is 'tf_idf'", $"outputMode='{OutputMode}'");
        return this;
    }

    /// <summary>The options of a config but for the special tokens.</summary>
    public static LookupOptions<T> Read(ConfigReader reader, string layer)
    {
        CategoricalEncoding.RefuseSparse(reader.Get("sparse", false), layer);
        return new()
        {
            Layer = layer,
            MaxTokens = reader.GetOrNull<int?>("max_tokens", null),
            NumOovIndices = reader.Get("num_oov_indices", 1),
            Invert = reader.Get("invert", false),
            OutputMode = reader.Get("output_mode", OutputMode.Int),
            PadToMaxTokens = reader.Get("pad_to_max_tokens", false),
            OovMethod = reader.Get("oov_method", "floormod"),
            Salt = reader.GetOrNull<HashSalt>("salt", null),
        };
    }

    /// <summary>The config of a lookup layer with these options.</summary>
    /// <param name="table">Its vocabulary.</param>
    /// <param name="vocabularyDtype">The element type that the config names; null for none.</param>
    public Config ToConfig(LookupTable<T> table, string? vocabularyDtype = null)
    {
        var config = new Config
        {
            { "invert", Invert },
            { "max_tokens", MaxTokens },
            { "num_oov_indices", NumOovIndices },
            { "oov_token", Oov is [var oov] ? oov : null },
            { "mask_token", Mask is [var mask] ? mask : null },
            { "output_mode", OutputMode },
            { "sparse", false },
            { "pad_to_max_tokens", PadToMaxTokens },
        };
        if (vocabularyDtype is not null)
            config["vocabulary_dtype"] = vocabularyDtype;
        return config.Merge(new()
        {
            { "idf_weights", table.InputIdfWeights },
            { "vocabulary", table.InputVocabulary },
            { "vocabulary_size", table.FrozenSize },
            { "oov_method", OovMethod },
            { "salt", Salt },
        });
    }

    private ArgumentException Refuse(string argument, string rule, object? given) =>
        new($"`{argument}` of {Layer} {rule}. Received: {argument}={given}", argument);
}
