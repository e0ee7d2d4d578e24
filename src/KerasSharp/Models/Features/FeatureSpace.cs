using KerasSharp.Layers;

namespace KerasSharp;

/// <summary>Preprocesses and encodes structured data, a table of numbers and categories: one line a column.</summary>
/// <remarks>
/// <para><c>var space = new FeatureSpace(new() { ["age"] = "float_normalized", ["city"] = "string_categorical" }, crosses: [("age_group",
/// "city")]); space.Adapt(table); var x = space.Apply(table);</c> Columns are (batch) or (batch, 1); single values give one row without the
/// batch axis. The output is one vector a row, of all features in the order of their names, crosses last; with <c>dict</c> a tensor a
/// feature. In a functional model, <see cref="GetInputs"/> and <see cref="GetEncodedFeatures"/> are the ends of the space.</para>
/// <para>It is a model so that it can be saved and loaded: <c>(FeatureSpace)Model.Load("space.keras")</c>.
/// Source: keras.utils.FeatureSpace.</para>
/// </remarks>
[KerasName("FeatureSpace", Module = "keras.utils")]
public sealed partial class FeatureSpace : Model
{
    private readonly int _crossingDim;
    private readonly int _hashingDim;
    private readonly int _numDiscretizationBins;
    private readonly OrderedDictionary<string, Feature> _features = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, HashedCrossing> _crossers = new(StringComparer.Ordinal);
    private Encoder? _encoder;
    private bool _adapted;

    /// <summary>A space of features.</summary>
    /// <param name="features">The features by the names of columns.</param>
    /// <param name="outputMode"><c>concat</c> for one vector a row, <c>dict</c> for a tensor a feature.</param>
    /// <param name="crosses">Features that are crossed; null for none.</param>
    /// <param name="crossingDim">The bins of a cross that does not say it.</param>
    /// <param name="hashingDim">The bins of <c>"integer_hashed"</c> and <c>"string_hashed"</c>.</param>
    /// <param name="numDiscretizationBins">The ranges of <c>"float_discretized"</c>.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">There are no features, a cross has one that is not there, or the mode is unknown.</exception>
    public FeatureSpace(
        Dictionary<string, Feature> features, string outputMode = "concat", IReadOnlyList<FeatureCross>? crosses = null,
        int crossingDim = 32, int hashingDim = 32, int numDiscretizationBins = 32, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count == 0)
            throw new ArgumentException("The `features` argument cannot be empty.", nameof(features));
        OutputMode = Guard.OneOf(outputMode, ["concat", "dict"]);
        (_crossingDim, _hashingDim) = (Guard.Positive(crossingDim), Guard.Positive(hashingDim));
        _numDiscretizationBins = Guard.Positive(numDiscretizationBins);
        foreach (var (key, feature) in features)
        {
            ArgumentNullException.ThrowIfNull(feature, nameof(features));
            _features[key] = feature.In(key, hashingDim, numDiscretizationBins);
        }

        Crosses = [.. (crosses ?? []).Select(cross => cross.In(crossingDim))];
        foreach (var cross in Crosses)
        {
            if (cross.FeatureNames.FirstOrDefault(key => !_features.ContainsKey(key)) is { } unknown)
                throw new ArgumentException(
                    "All features referenced in the `crosses` argument should be present in the `features` dict. Received unknown "
                    + $"feature: {unknown}", nameof(crosses));
            if (!_crossers.TryAdd(cross.Name, new HashedCrossing(cross.CrossingDim!.Value, name: cross.Name)))
                throw new ArgumentException($"The cross {cross.Name} is there twice.", nameof(crosses));
        }

        foreach (var feature in _features.Values)
            AddLayer(feature.Preprocessor);
        foreach (var crosser in _crossers.Values)
            AddLayer(crosser);
    }

    /// <summary><c>concat</c> or <c>dict</c>.</summary>
    public string OutputMode { get; }

    /// <summary>The features by name.</summary>
    public IReadOnlyDictionary<string, Feature> Features => _features;

    /// <summary>The crosses.</summary>
    public IReadOnlyList<FeatureCross> Crosses { get; }

    /// <summary>The layers of the features by name.</summary>
    public IReadOnlyDictionary<string, Layer> Preprocessors =>
        _features.ToDictionary(pair => pair.Key, pair => pair.Value.Preprocessor, StringComparer.Ordinal);

    /// <summary>The layers of the crosses by name: <c>"city_X_age"</c>.</summary>
    public IReadOnlyDictionary<string, HashedCrossing> Crossers => _crossers;

    /// <summary>The inputs of the features by name, for a functional model.</summary>
    /// <exception cref="InvalidOperationException">The space is not adapted.</exception>
    public IReadOnlyDictionary<string, KerasTensor> GetInputs() => Encoding.Inputs;

    /// <summary>What the layers of the features make of the inputs, before it is encoded.</summary>
    /// <exception cref="InvalidOperationException">The space is not adapted.</exception>
    public IReadOnlyDictionary<string, KerasTensor> GetPreprocessedFeatures() => Encoding.Preprocessed;

    /// <summary>The encoded vectors, for a functional model.</summary>
    /// <exception cref="InvalidOperationException">The space is not adapted, or gives a tensor a feature.</exception>
    public KerasTensor GetEncodedFeatures() => OutputMode == "concat" ? Encoding.Outputs[0] : throw new InvalidOperationException(
        $"The output mode of FeatureSpace \"{Name}\" is 'dict': call `GetEncodedFeaturesByName`.");

    /// <summary>The encoded features by name, for a functional model.</summary>
    /// <exception cref="InvalidOperationException">The space is not adapted, or gives one vector a row.</exception>
    public IReadOnlyDictionary<string, KerasTensor> GetEncodedFeaturesByName() => OutputMode == "dict"
        ? Encoding.Names.Zip(Encoding.Outputs).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
        : throw new InvalidOperationException($"The output mode of FeatureSpace \"{Name}\" is 'concat': call `GetEncodedFeatures`.");

    private Encoder Encoding => _encoder ??= MakeEncoder();
}
