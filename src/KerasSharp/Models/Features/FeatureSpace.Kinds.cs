using KerasSharp.Layers;

namespace KerasSharp;

/// <content>The kinds of features.</content>
public sealed partial class FeatureSpace
{
    /// <summary>Combinations of features, put into bins by a hash.</summary>
    /// <param name="featureNames">The features, two at least; their preprocessed values are integers.</param>
    /// <param name="crossingDim">The number of bins.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <exception cref="ArgumentException">There are fewer features, or the mode is unknown.</exception>
    public static FeatureCross Cross(IReadOnlyList<string> featureNames, int crossingDim, string outputMode = "one_hot") =>
        new(featureNames, crossingDim, outputMode);

    /// <summary>A feature with a layer of the caller's.</summary>
    /// <param name="dtype">The type of the values: float32, int32 or string.</param>
    /// <param name="preprocessor">The layer, on (batch, 1).</param>
    /// <param name="outputMode"><c>float</c> and <c>int</c> for what the layer gives, <c>one_hot</c> for vectors of its integers.</param>
    /// <exception cref="ArgumentException">The mode is unknown.</exception>
    public static Feature Feature(DType dtype, Layer preprocessor, string outputMode) => new(dtype, preprocessor, outputMode);

    /// <summary>Numbers as they are.</summary>
    /// <param name="name">Begins the layer's name; null for <c>float</c>, counted.</param>
    public static Feature Float(string? name = null) => new("float32", new KerasSharp.Layers.Identity(name: Named(name, "float")), "float");

    /// <summary>Numbers times a factor, plus an offset: <see cref="Rescaling"/>.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="name">Begins the layer's name; null for <c>float_rescaled</c>, counted.</param>
    public static Feature FloatRescaled(double scale = 1.0, double offset = 0.0, string? name = null) =>
        new("float32", new Rescaling(scale, offset, name: Named(name, "float_rescaled")), "float");

    /// <summary>Numbers brought to mean 0 and variance 1: <see cref="Normalization"/>.</summary>
    /// <param name="name">Begins the layer's name; null for <c>float_normalized</c>, counted.</param>
    public static Feature FloatNormalized(string? name = null) =>
        new("float32", new Normalization(-1, name: Named(name, "float_normalized")), "float");

    /// <summary>Numbers put into ranges: <see cref="Discretization"/>.</summary>
    /// <param name="numBins">The number of ranges to find; null where the boundaries are given.</param>
    /// <param name="binBoundaries">The boundaries; null to find them.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <param name="name">Begins the layer's name; null for <c>float_discretized</c>, counted.</param>
    /// <exception cref="ArgumentException">Both or neither of numBins and binBoundaries are given.</exception>
    public static Feature FloatDiscretized(
        int? numBins, double[]? binBoundaries = null, string outputMode = "one_hot", string? name = null) =>
        new("float32", new Discretization(binBoundaries, numBins, name: Named(name, "float_discretized")), outputMode);

    /// <summary>Integers of a vocabulary: <see cref="IntegerLookup"/>.</summary>
    /// <param name="maxTokens">The most indices; null for no bound.</param>
    /// <param name="numOovIndices">The number of indices for unknown values.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <param name="name">Begins the layer's name; null for <c>integer_categorical</c>, counted.</param>
    public static Feature IntegerCategorical(
        int? maxTokens = null, int numOovIndices = 1, string outputMode = "one_hot", string? name = null) =>
        new("int32", new IntegerLookup(maxTokens, numOovIndices, name: Named(name, "integer_categorical")), outputMode);

    /// <summary>Strings of a vocabulary: <see cref="StringLookup"/>.</summary>
    /// <param name="maxTokens">The most indices; null for no bound.</param>
    /// <param name="numOovIndices">The number of indices for unknown values.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <param name="name">Begins the layer's name; null for <c>string_categorical</c>, counted.</param>
    public static Feature StringCategorical(
        int? maxTokens = null, int numOovIndices = 1, string outputMode = "one_hot", string? name = null) =>
        new("string", new StringLookup(maxTokens, numOovIndices, name: Named(name, "string_categorical")), outputMode);

    /// <summary>Integers put into bins by a hash: <see cref="Hashing"/>.</summary>
    /// <param name="numBins">The number of bins.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <param name="name">Begins the layer's name; null for <c>integer_hashed</c>, counted.</param>
    public static Feature IntegerHashed(int numBins, string outputMode = "one_hot", string? name = null) =>
        new("int32", new Hashing(numBins, name: Named(name, "integer_hashed")), outputMode);

    /// <summary>Strings put into bins by a hash: <see cref="Hashing"/>.</summary>
    /// <param name="numBins">The number of bins.</param>
    /// <param name="outputMode"><c>one_hot</c> or <c>int</c>.</param>
    /// <param name="name">Begins the layer's name; null for <c>string_hashed</c>, counted.</param>
    public static Feature StringHashed(int numBins, string outputMode = "one_hot", string? name = null) =>
        new("string", new Hashing(numBins, name: Named(name, "string_hashed")), outputMode);

    private static string Named(string? name, string kind) => $"{name ?? UniqueNames.Next(kind)}_preprocessor";
}
