using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>The four files in which MNIST, and whatever stands in for it, is published.</summary>
internal static class MnistFormat
{
    public const string TrainImages = "train-images-idx3-ubyte.gz";
    public const string TrainLabels = "train-labels-idx1-ubyte.gz";
    public const string TestImages = "t10k-images-idx3-ubyte.gz";
    public const string TestLabels = "t10k-labels-idx1-ubyte.gz";

    /// <param name="open">Opens a file by its name.</param>
    /// <param name="describe">What error messages call the file of that name.</param>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(Func<string, Stream> open, Func<string, string> describe)
    {
        // Should a later file be damaged, the scope frees what the earlier ones filled.
        using var scope = torch.NewDisposeScope();
        var train = (Read(TrainImages, 60_000, 28, 28), Read(TrainLabels, 60_000));
        var test = (Read(TestImages, 10_000, 28, 28), Read(TestLabels, 10_000));
        return (Keep(train), Keep(test));

        Tensor Read(string file, params ReadOnlySpan<long> shape)
        {
            using var stream = open(file);
            return IdxReader.Read(stream, describe(file), shape);
        }
    }

    private static (Tensor, Tensor) Keep((Tensor X, Tensor Y) pair) =>
        (pair.X.MoveToOuterDisposeScope(), pair.Y.MoveToOuterDisposeScope());
}
