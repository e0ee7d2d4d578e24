namespace KerasSharp.Training;

/// <summary>Checks that all arrays of a call have the same rows.</summary>
internal static class Cardinality
{
    /// <exception cref="ArgumentException">The numbers of rows differ, an array is a scalar, or there are no rows.</exception>
    public static void Check(Batch data)
    {
        if (data.X.Length == 0)
            throw new ArgumentException("`x` must hold at least one array. Received: none", "x");
        foreach (var tensor in data.Tensors)
        {
            if (tensor.Dimensions == 0)
                throw new ArgumentException("Expected arrays with a batch axis. Received: a scalar, shape ()", "x");
        }

        var rows = data.Size;
        if (data.Tensors.Any(tensor => tensor.size(0) != rows))
            throw new ArgumentException(
                $"Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. {Sizes(data)}", "y");
        if (rows == 0)
            throw new ArgumentException($"The data holds no samples. Received: {Describe("x", data.X)}", "x");
    }

    /// <summary>Checks the weights of a model with several targets.</summary>
    /// <exception cref="ArgumentException">There are neither one weight a row nor weights for each target.</exception>
    public static void CheckWeights(Batch data)
    {
        if (data.SampleWeight.Length <= 1 && data.Y.Length <= 1)
            return;
        if (data.SampleWeight is [var one] && !(one.Dimensions == 1 || (one.Dimensions == 2 && one.ToSizes()[1] == 1)))
        {
            throw new ArgumentException(
                "For a model with multiple outputs, when providing a single `sampleWeight` array, it should only have one scalar score "
                + "per sample (i.e. shape `(rows,)`). "
                + $"Pass one array per model output otherwise. Received: sampleWeight of shape {Shape.Of(one.ToSizes())}", "sampleWeight");
        }

        if (data.SampleWeight.Length > 1 && data.SampleWeight.Length != data.Y.Length)
            throw new ArgumentException(
                $"You should provide one `sampleWeight` array per output in `y`. Received: {data.SampleWeight.Length} arrays for "
                + $"{data.Y.Length} targets", "sampleWeight");
    }

    private static string Sizes(Batch data) =>
        $"'x' sizes: {Rows(data.X)}; 'y' sizes: {Rows(data.Y)}"
            + (data.SampleWeight.Length > 0 ? $"; 'sampleWeight' sizes: {Rows(data.SampleWeight)}" : "");

    private static string Rows(Tensor[] tensors) => string.Join(", ", tensors.Select(tensor => tensor.ToSizes()[0]));

    private static string Describe(string name, Tensor[] tensors) =>
        $"{name} of shape {string.Join(", ", tensors.Select(tensor => Shape.Of(tensor.ToSizes())))}";
}
