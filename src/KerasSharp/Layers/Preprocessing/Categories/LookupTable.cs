using System.Text;

namespace KerasSharp.Layers;

/// <summary>Tokens and their indices, as the lookup layers and TextVectorization use them. Source: keras index_lookup.py.</summary>
/// <typeparam name="T"><c>string</c> or <c>long</c>.</typeparam>
internal sealed partial class LookupTable<T>
    where T : notnull
{
    private readonly LookupOptions<T> _options;
    private T[] _tokens = [];
    private Dictionary<T, long> _index = [];

    /// <param name="options">The options, checked.</param>
    /// <param name="vocabulary">The known tokens; null to find them.</param>
    /// <param name="idfWeights">Their inverse document frequencies, for <c>tf_idf</c>.</param>
    /// <param name="frozenSize">The size that a saved layer had; null for none.</param>
    public LookupTable(LookupOptions<T> options, Vocabulary<T>? vocabulary, double[]? idfWeights, int? frozenSize)
    {
        _options = options.Checked(idfWeights is not null);
        // A layer without known tokens is not bound to having none.
        FrozenSize = frozenSize == options.TokenStart && vocabulary is null ? null : frozenSize;
        if (vocabulary is null)
            return;
        if (options.OutputMode == OutputMode.TfIdf && idfWeights is null)
            throw new ArgumentException(
                $"`idfWeights` of {options.Layer} must be given with `vocabulary` when `outputMode` is 'tf_idf'.", nameof(idfWeights));
        Set(vocabulary, idfWeights);
        HasInput = true;
        Remember(vocabulary, idfWeights);
    }

    /// <summary>Whether the layer was made with its tokens.</summary>
    public bool HasInput { get; }

    /// <summary>The tokens as given, for the config; null where they stand in a file of their own.</summary>
    public T[]? InputVocabulary { get; private set; }

    /// <summary>The weights as given, for the config.</summary>
    public double[]? InputIdfWeights { get; private set; }

    /// <summary>The weights by index, special tokens included; null before they are known.</summary>
    public float[]? IdfWeights { get; private set; }

    /// <summary>The size that outputs have; null before it is known.</summary>
    public int? FrozenSize { get; private set; }

    /// <summary>The number of tokens, special ones included.</summary>
    public int Size => _options.TokenStart + _tokens.Length;

    /// <summary>The length of output vectors; null before it is known.</summary>
    public int? Depth => _options.PadToMaxTokens ? _options.MaxTokens : FrozenSize;

    /// <summary>The tokens in the order of their indices.</summary>
    public List<T> Tokens(bool includeSpecial) => [.. includeSpecial ? SpecialTokens() : [], .. _tokens];

    /// <summary>Sets the tokens; nothing is changed if they are refused.</summary>
    public void Set(Vocabulary<T> vocabulary, double[]? idfWeights)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        CheckIdf(vocabulary, idfWeights);
        if (vocabulary.Count == 0)
            throw new ArgumentException($"Cannot set an empty vocabulary on layer \"{_options.Name}\".", nameof(vocabulary));
        var special = SpecialTokens();
        // A file holds known tokens only.
        var found = vocabulary.Path is null && special.Count > 0 && special.Count == _options.TokenStart
            && vocabulary.Take(special.Count).SequenceEqual(special);
        T[] tokens = [.. vocabulary.Skip(found ? special.Count : 0)];
        CheckTokens(tokens, special);
        CheckSize(_options.TokenStart + tokens.Length);
        var weights = idfWeights is null ? null : PadIdf(
            Array.ConvertAll(idfWeights, weight => (float)weight), found ? 0 : _options.TokenStart, (float)idfWeights.Average());
        Install(tokens);
        IdfWeights = weights ?? IdfWeights;
        if (InputVocabulary is not null)
            Remember(vocabulary, idfWeights);
    }

    /// <summary>The outputs for tokens.</summary>
    /// <param name="tokens">The tokens, row by row.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="device">Where the output shall be.</param>
    public Tensor Encode(ReadOnlySpan<T> tokens, long[] shape, Device device)
    {
        using var scope = NewDisposeScope();
        return EncodeIndices(tensor(Indices(tokens), shape).to(device)).MoveToOuterDisposeScope();
    }

    /// <summary>Indices as the output mode has them; negative ones are left out.</summary>
    public Tensor EncodeIndices(Tensor indices)
    {
        if (_options.OutputMode == OutputMode.Int)
            return indices;
        if (Depth is not { } depth)
        {
            throw new ArgumentException(
                $"Layer \"{_options.Name}\" has no vocabulary yet, which `outputMode='{_options.OutputMode}'` needs: give it a "
                + "`vocabulary`, or call `Adapt` with data before it is used.");
        }

        using var scope = NewDisposeScope();
        var output = CategoricalEncoding.Encode(
            indices, _options.OutputMode == OutputMode.TfIdf
            ? OutputMode.Count : _options.OutputMode, depth, KerasConfig.FloatX, _options.Name);
        if (_options.OutputMode == OutputMode.TfIdf)
        {
            var weights = IdfWeights ?? throw new ArgumentException(
                $"Layer \"{_options.Name}\" has no `idfWeights` yet, which `outputMode='tf_idf'` needs.");
            output = output * tensor(weights).to(output.dtype).to(output.device);
        }

        return output.MoveToOuterDisposeScope();
    }

    /// <summary>The index of each token; −1 for a mask that is to be left out.</summary>
    /// <exception cref="ArgumentException">There is no index for unknown tokens, and there are some.</exception>
    public long[] Indices(ReadOnlySpan<T> tokens)
    {
        var indices = new long[tokens.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            var token = tokens[i];
            indices[i] = IsMask(token) ? (_options.OutputMode == OutputMode.Int ? 0 : -1)
                : _index.TryGetValue(token, out var index) ? index
                : _options.NumOovIndices > 0 ? _options.OovStart + Bucket(token)
                : throw Unknown(tokens);
        }

        return indices;
    }

    /// <summary>The token of each index, for an inverted lookup.</summary>
    public T[] Invert(ReadOnlySpan<long> indices)
    {
        var tokens = new T[indices.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var at = indices[i] - _options.TokenStart;
            tokens[i] = indices[i] == 0 && _options.Mask.Length > 0
                ? _options.Mask[0] : at >= 0 && at < _tokens.Length ? _tokens[at] : _options.Oov[0];
        }

        return tokens;
    }

    private List<T> SpecialTokens() => [.. _options.Special];

    private bool IsMask(T token) => _options.Mask.Length > 0 && EqualityComparer<T>.Default.Equals(token, _options.Mask[0]);

    private long Bucket(T token)
    {
        long buckets = _options.NumOovIndices;
        if (buckets == 1)
            return 0;
        if (token is long number && _options.FloorMod)
            return ((number % buckets) + buckets) % buckets;
        return HashSalt.Bucket(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{token}")), buckets, _options.Salt);
    }

    private ArgumentException Unknown(ReadOnlySpan<T> tokens)
    {
        var unknown = tokens.ToArray().Where(token => !IsMask(token) && !_index.ContainsKey(token)).Distinct().Take(10);
        return new ArgumentException(
            $"When `numOovIndices` is 0, all inputs of layer \"{_options.Name}\" must be in the vocabulary; consider `numOovIndices: "
            + $"1`. Received: {string.Join(", ", unknown.Select(token => $"'{token}'"))}", "inputs");
    }

    private void Install(T[] tokens)
    {
        _tokens = tokens;
        _index = new Dictionary<T, long>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
            _index[tokens[i]] = _options.TokenStart + i;
        FrozenSize = Size;
    }

    private void Remember(Vocabulary<T> vocabulary, double[]? idfWeights)
    {
        InputVocabulary = vocabulary.Path is null ? [.. vocabulary] : null;
        InputIdfWeights = (double[]?)idfWeights?.Clone();
    }

    /// <summary>Weights by index: in front for special tokens, zeros behind up to the full length.</summary>
    private float[] PadIdf(float[] weights, int front, float frontValue)
    {
        var length = _options.PadToMaxTokens ? _options.MaxTokens!.Value : front + weights.Length;
        float[] padded = [.. Enumerable.Repeat(frontValue, front), .. weights];
        Array.Resize(ref padded, length);
        return padded;
    }
}
