namespace KerasSharp.Training;

/// <summary>What kind of classification shapes speak of.</summary>
internal enum OutputKind
{
    Binary,
    Sparse,
    Categorical,
}

/// <summary>Resolves "accuracy" and "crossentropy". Source: keras compile_utils.is_binary_or_sparse_categorical.</summary>
internal static class OutputKinds
{
    public static OutputKind Of(Tensor yTrue, Tensor yPred)
    {
        var (truth, prediction) = (yTrue.ToSizes(), yPred.ToSizes());
        if (prediction is [.., 1])
            return OutputKind.Binary;
        return truth.Length < prediction.Length || (truth is [.., 1] && prediction[^1] > 1) ? OutputKind.Sparse : OutputKind.Categorical;
    }
}
