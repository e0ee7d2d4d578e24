using KerasSharp.Datasets.Numpy;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Boston house prices: 506 districts with 13 measures each, and the median price of their houses.</summary>
/// <remarks>The data set has an ethical problem: its variable "B" assumes that racial self-segregation influences prices. Prefer
/// <see cref="CaliforniaHousing"/>, unless to illustrate such problems. From the StatLib library of Carnegie Mellon University.
/// Source: keras.datasets.boston_housing.</remarks>
public static class BostonHousing
{
    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there.</summary>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <param name="testSplit">The share of the rows to test with, in [0, 1).</param>
    /// <param name="seed">Decides the order of the rows, which is Keras's.</param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: measures, (rows, 13), and prices in thousands of dollars, (rows), float64.
    /// On the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1), or seed is negative.</exception>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(
        string path = "boston_housing.npz", double testSplit = 0.2, int seed = 113)
    {
        Rows.CheckTestSplit(testSplit);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return Read(
            CachedFile.Get(
            path, CachedFile.KerasFolder + "boston_housing.npz", "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5"),
            testSplit, seed);
    }

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Read(string file, double testSplit, int seed)
    {
        var arrays = NpzFile.Read(file, "x", "y");
        return Rows.Split(arrays[0].ToTensor("x"), arrays[1].ToTensor("y"), testSplit, seed);
    }
}
