using KerasSharp.Layers;

namespace KerasSharp;

/// <summary>A feature of a <see cref="FeatureSpace"/>: the type of its values, the layer that preprocesses them, and how they come out. A
/// string names one of the kinds with its defaults: <c>"float_normalized"</c>.</summary>
/// <remarks>Source: the features of keras.utils.FeatureSpace.</remarks>
public sealed class Feature
{
    private static readonly string[] Kinds = ["float", "float_normalized", "float_rescaled", "float_discretized", "integer_categorical",
        "string_categorical", "integer_hashed", "string_hashed"];

    private readonly string? _kind;
    private readonly Layer? _preprocessor;

    internal Feature(DType dtype, Layer preprocessor, string outputMode)
    {
        _preprocessor = preprocessor ?? throw new ArgumentNullException(nameof(preprocessor));
        (DType, OutputMode) = (dtype, Guard.OneOf(outputMode, ["int", "one_hot", "float"]));
    }

    private Feature(string kind)
    {
        _kind = Guard.OneOf(kind, Kinds);
        OutputMode = kind is "float" or "float_normalized" or "float_rescaled" ? "float" : "one_hot";
        DType = kind.StartsWith("float", StringComparison.Ordinal) ? "float32" : kind.StartsWith("int", StringComparison.Ordinal)
            ? "int32" : "string";
    }

    /// <summary>The type of the values: float32, int32 or string.</summary>
    public DType DType { get; }

    /// <summary>The layer that preprocesses them.</summary>
    /// <exception cref="InvalidOperationException">The feature is a name alone and in no space yet.</exception>
    public Layer Preprocessor => _preprocessor ?? throw new InvalidOperationException(
        $"The feature '{_kind}' gets its layer in a FeatureSpace: see its `Features`.");

    /// <summary>How they come out: <c>int</c>, <c>one_hot</c> or <c>float</c>.</summary>
    public string OutputMode { get; }

    /// <summary>A kind of features with its defaults.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static implicit operator Feature(string kind) => new(kind);

    /// <summary>The feature as a space has it.</summary>
    internal Feature In(string name, int hashingDim, int numDiscretizationBins) => _kind switch
    {
        null => this,
        "float" => FeatureSpace.Float(name),
        "float_normalized" => FeatureSpace.FloatNormalized(name),
        "float_rescaled" => FeatureSpace.FloatRescaled(name: name),
        "float_discretized" => FeatureSpace.FloatDiscretized(numDiscretizationBins, name: name),
        "integer_categorical" => FeatureSpace.IntegerCategorical(name: name),
        "string_categorical" => FeatureSpace.StringCategorical(name: name),
        "integer_hashed" => FeatureSpace.IntegerHashed(hashingDim, name: name),
        _ => FeatureSpace.StringHashed(hashingDim, name: name),
    };
}
