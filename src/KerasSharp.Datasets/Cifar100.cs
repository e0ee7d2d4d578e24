using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>CIFAR-100: 50,000 colour images of 32 x 32 pixels to train with and 10,000 to test with, of 100 kinds in 20 groups.</summary>
/// <remarks>By Alex Krizhevsky, 2009. Source: keras.datasets.cifar100.</remarks>
public static class Cifar100
{
    private const string Address = "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz";

    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there (170 MB).</summary>
    /// <param name="labelMode"><c>fine</c> for labels from 0 to 99, <c>coarse</c> for those of the groups, from 0 to 19.</param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: images of shape (50000, 32, 32, 3) and (10000, 32, 32, 3), or with the channels first
    /// where <see cref="KerasConfig.ImageDataFormat"/> says so, and labels of shape (50000, 1) and (10000, 1), uint8.
    /// On the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">labelMode is another.</exception>
    /// <exception cref="DatasetException">A file is damaged or cannot be downloaded; the message says where to put it.</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string labelMode = "fine")
    {
        if (labelMode is not ("fine" or "coarse"))
            throw new ArgumentException($"`labelMode` must be 'fine' or 'coarse'. Received: labelMode='{labelMode}'", nameof(labelMode));
        return Read(
            CachedFile.GetFolder(
            "cifar-100-python-target", Address, "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7"), labelMode);
    }

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Read(string folder, string labelMode)
    {
        var inner = Path.Combine(folder, "cifar-100-python");
        return (CifarFormat.Read([Path.Combine(inner, "train")], $"{labelMode}_labels"), CifarFormat.Read(
            [Path.Combine(inner, "test")], $"{labelMode}_labels"));
    }
}
