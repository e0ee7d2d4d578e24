using KerasSharp.Layers;

namespace KerasSharp;

/// <content>The graph from columns to encoded features, made once the sizes of the vocabularies are known.</content>
public sealed partial class FeatureSpace
{
    private Encoder MakeEncoder()
    {
        if (!_adapted && Adaptable.FirstOrDefault() is { } missing)
            throw new InvalidOperationException(
                $"FeatureSpace \"{Name}\" must be adapted before it is used: call `Adapt` with data. Feature '{missing}' is not adapted.");
        var inputs = new OrderedDictionary<string, KerasTensor>(StringComparer.Ordinal);
        var preprocessed = new Dictionary<string, KerasTensor>(StringComparer.Ordinal);
        foreach (var (key, feature) in _features)
        {
            inputs[key] = new Input([1], dtype: feature.DType, name: key);
            preprocessed[key] = feature.Preprocessor.Apply(inputs[key]);
        }

        var crossed = Crosses.ToDictionary(
            cross =>
                cross.Name, cross => _crossers[cross.Name].Apply(
                (KerasTensor[])[.. cross.FeatureNames.Select(key => preprocessed[key])])[0],
            StringComparer.Ordinal);
        var modes = Crosses.ToDictionary(cross => cross.Name, cross => cross.OutputMode, StringComparer.Ordinal);
        string[] names = [.. _features.Keys.Order(StringComparer.Ordinal), .. crossed.Keys.Order(StringComparer.Ordinal)];
        KerasTensor[] encoded =
        [
            .. _features.Keys.Order(StringComparer.Ordinal).Select(
                key => Encode(key, preprocessed[key], _features[key].OutputMode, _features[key].Preprocessor)),
            .. crossed.Keys.Order(StringComparer.Ordinal).Select(key => Encode(key, crossed[key], modes[key], _crossers[key])),
        ];
        if (OutputMode == "concat")
            encoded = [encoded.Length == 1 ? encoded[0] : new Concatenate(-1).Apply(encoded)];
        return new(inputs, preprocessed, names, encoded, new Model([.. inputs.Values], encoded, $"{Name}_encoder"));
    }

    private KerasTensor Encode(string key, KerasTensor feature, string mode, Layer preprocessor)
    {
        if (mode == "one_hot")
        {
            if (DTypes.IsFloating(feature.DType))
                throw new ArgumentException(
                    $"Feature '{key}' has `outputMode: \"one_hot\"`, so its preprocessor must give integers. It gives "
                    + $"{DTypes.Name(feature.DType)}.");
            feature = new CategoryEncoding(SizeOf(key, preprocessor), "multi_hot").Apply(feature);
        }

        return OutputMode == "dict" || DTypes.IsFloating(feature.DType) ? feature : throw new ArgumentException(
            $"Cannot concatenate features because feature '{key}' has not been encoded (it has dtype {DTypes.Name(feature.DType)}). "
            + "Consider using `outputMode: \"dict\"`.");
    }

    private static int SizeOf(string key, Layer preprocessor) => preprocessor switch
    {
        IntegerLookup lookup => lookup.VocabularySize(),
        StringLookup lookup => lookup.VocabularySize(),
        CategoryEncoding encoding => encoding.NumTokens,
        Discretization ranges => ranges.NumBins ?? ranges.BinBoundaries!.Count + 1,
        HashedCrossing crossing => crossing.NumBins,
        Hashing hashing => hashing.NumBins,
        _ => throw new ArgumentException(
            $"Feature '{key}' has `outputMode: \"one_hot\"`, but the number of values that its preprocessor gives is not known. Try "
            + "`outputMode: \"int\"`."),
    };

    private sealed record Encoder(
        IReadOnlyDictionary<string, KerasTensor> Inputs, IReadOnlyDictionary<string, KerasTensor> Preprocessed, string[] Names,
        KerasTensor[] Outputs, Model Network);
}
