using Microsoft.ML;

namespace KerasSharp;

// By this interface ML.NET finds a predictor within a chain, for PermutationFeatureImportance.
public sealed partial class KerasTransformer : ISingleFeaturePredictionTransformer;
