using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>CIFAR-10: 50,000 colour images of 32 x 32 pixels to train with and 10,000 to test with, of 10 kinds of things.</summary>
/// <remarks>The labels: 0 airplane, 1 automobile, 2 bird, 3 cat, 4 deer, 5 dog, 6 frog, 7 horse, 8 ship, 9 truck. By Alex Krizhevsky, 2009.
/// Source: keras.datasets.cifar10.</remarks>
public static class Cifar10
{
    private const string Address = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz";

    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there (170 MB).</summary>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: images of shape (50000, 32, 32, 3) and (10000, 32, 32, 3), or with the channels first
    /// where <see cref="KerasConfig.ImageDataFormat"/> says so, and labels of shape (50000, 1) and (10000, 1), uint8.
    /// On the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="DatasetException">A file is damaged or cannot be downloaded; the message says where to put it.</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData() =>
        Read(CachedFile.GetFolder(
            "cifar-10-batches-py-target", Address, "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"));

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Read(string folder)
    {
        var inner = Path.Combine(folder, "cifar-10-batches-py");
        return (
            CifarFormat.Read(Enumerable.Range(1, 5).Select(i => Path.Combine(inner, $"data_batch_{i}")), "labels"),
            CifarFormat.Read([Path.Combine(inner, "test_batch")], "labels"));
    }
}
