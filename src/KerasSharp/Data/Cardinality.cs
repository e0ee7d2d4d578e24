using static TorchSharp.torch;

namespace KerasSharp.Data;

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

        if (data.Tensors.Any(tensor => tensor.shape[0] != data.Size))
            throw new ArgumentException($"Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. {Sizes(data)}", "y");
        if (data.Size == 0)
            throw new ArgumentException($"The data holds no samples. Received: {Describe("x", data.X)}", "x");
    }

    private static string Sizes(Batch data) =>
        $"'x' sizes: {Rows(data.X)}; 'y' sizes: {Rows(data.Y)}" + (data.SampleWeight.Length > 0 ? $"; 'sampleWeight' sizes: {Rows(data.SampleWeight)}" : "");

    private static string Rows(Tensor[] tensors) => string.Join(", ", tensors.Select(tensor => tensor.shape[0]));

    private static string Describe(string name, Tensor[] tensors) =>
        $"{name} of shape {string.Join(", ", tensors.Select(tensor => Shape.Of(tensor.shape)))}";
}
