namespace KerasSharp;

/// <summary>Features of a <see cref="FeatureSpace"/> whose combinations are a feature too, put into bins by a hash. Names alone have the
/// space's number of bins: <c>crosses: [("city", "age")]</c>.</summary>
/// <remarks>Source: the crosses of keras.utils.FeatureSpace.</remarks>
public sealed class FeatureCross
{
    internal FeatureCross(IReadOnlyList<string> featureNames, int? crossingDim, string outputMode)
    {
        ArgumentNullException.ThrowIfNull(featureNames);
        FeatureNames = featureNames.Count >= 2 ? [.. featureNames] : throw new ArgumentException(
            $"A cross takes two features at least. Received: {string.Join(", ", featureNames)}", nameof(featureNames));
        CrossingDim = crossingDim is { } bins ? Guard.Positive(bins, nameof(crossingDim)) : null;
        OutputMode = Guard.OneOf(outputMode, ["int", "one_hot"]);
    }

    /// <summary>The features.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The number of bins; null for the space's.</summary>
    public int? CrossingDim { get; }

    /// <summary>How the bins come out: <c>int</c> or <c>one_hot</c>.</summary>
    public string OutputMode { get; }

    /// <summary>The names with <c>_X_</c> between.</summary>
    public string Name => string.Join("_X_", FeatureNames);

    /// <summary>A cross of two features.</summary>
    public static implicit operator FeatureCross((string First, string Second) names) => new([names.First, names.Second], null, "one_hot");

    /// <summary>A cross of three features.</summary>
    public static implicit operator FeatureCross((string First, string Second, string Third) names) =>
        new([names.First, names.Second, names.Third], null, "one_hot");

    /// <summary>A cross of several features.</summary>
    public static implicit operator FeatureCross(string[] names) => new(names, null, "one_hot");

    /// <summary>The cross as a space has it.</summary>
    internal FeatureCross In(int crossingDim) => CrossingDim is null ? new(FeatureNames, crossingDim, OutputMode) : this;
}
