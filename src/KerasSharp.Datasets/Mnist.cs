using KerasSharp.Datasets.Numpy;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>The MNIST handwritten digits: 60,000 grey images of 28 x 28 pixels to train with and 10,000 to test with.</summary>
/// <remarks>The data is inside this assembly; Keras's own file can be read as well. By Yann LeCun, Corinna Cortes and Christopher J.C.
/// Burges; licence CC BY-SA 3.0. Source: keras.datasets.mnist.</remarks>
public static class Mnist
{
    /// <summary>Unpacks the data set; it takes a fraction of a second and no network.</summary>
    /// <param name="path">
    /// Null for the data inside this assembly. Else the name of Keras's file, <c>mnist.npz</c>, in the cache <c>~/.keras/datasets</c>,
    /// or an absolute path; it is downloaded (11 MB) where it is not there.
    /// </param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: images of shape (60000, 28, 28) and (10000, 28, 28), uint8 from 0 (background) to
    /// 255, and labels of shape (60000) and (10000), uint8 from 0 to 9. On the CPU; the caller's to dispose of.
    /// </returns>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    /// <example><code>var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();</code></example>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string? path = null) => path is not null
        ? Read(
            CachedFile.Get(path, CachedFile.KerasFolder + "mnist.npz", "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"))
        : MnistFormat.Load(Open, name => $"MNIST's {name} inside KerasSharp.Datasets");

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Read(string file)
    {
        var arrays = NpzFile.Read(file, "x_train", "y_train", "x_test", "y_test");
        return (
            (arrays[0].ToTensor("x_train"), arrays[1].ToTensor("y_train")), (arrays[2].ToTensor("x_test"), arrays[3].ToTensor("y_test")));
    }

    internal static Stream Open(string name) =>
        typeof(Mnist).Assembly.GetManifestResourceStream($"mnist/{name}")
        ?? throw new DatasetException($"KerasSharp.Datasets was built without its file Data/mnist/{name}.");
}
