using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>The MNIST handwritten digits: 60,000 grey images of 28 x 28 pixels to train with and 10,000 to test with.</summary>
/// <remarks>The data is inside this assembly. By Yann LeCun, Corinna Cortes and Christopher J.C. Burges; licence CC BY-SA 3.0.
/// Source: keras.datasets.mnist.</remarks>
public static class Mnist
{
    /// <summary>Unpacks the data set; it takes a fraction of a second and no network.</summary>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: images of shape (60000, 28, 28) and (10000, 28, 28), uint8 from 0 (background) to
    /// 255, and labels of shape (60000) and (10000), uint8 from 0 to 9. On the CPU; the caller's to dispose of.
    /// </returns>
    /// <example><code>var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();</code></example>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData() =>
        MnistFormat.Load(Open, name => $"MNIST's {name} inside KerasSharp.Datasets");

    internal static Stream Open(string name) =>
        typeof(Mnist).Assembly.GetManifestResourceStream($"mnist/{name}")
        ?? throw new DatasetException($"KerasSharp.Datasets was built without its file Data/mnist/{name}.");
}
