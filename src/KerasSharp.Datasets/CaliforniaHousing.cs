using KerasSharp.Datasets.Numpy;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Californian house values of the census of 1990: 20,640 block groups with 8 measures each.</summary>
/// <remarks>The measures: median income, median age of the houses, average rooms and bedrooms of a household, population, average
/// household, latitude, longitude. From the StatLib library of Carnegie Mellon University.
/// Source: keras.datasets.california_housing.</remarks>
public static class CaliforniaHousing
{
    private const int SmallRows = 600;

    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there.</summary>
    /// <param name="version"><c>large</c> for all rows, <c>small</c> for 600 of them.</param>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <param name="testSplit">The share of the rows to test with, in [0, 1).</param>
    /// <param name="seed">Decides the order of the rows, which is Keras's.</param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: measures, (rows, 8), and values in dollars, (rows), of the file's floating-point type.
    /// On the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">version is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1), or seed is negative.</exception>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(
        string version = "large", string path = "california_housing.npz", double testSplit = 0.2, int seed = 113)
    {
        Rows.CheckTestSplit(testSplit);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        if (version is not ("small" or "large"))
            throw new ArgumentException($"`version` must be 'small' or 'large'. Received: version='{version}'", nameof(version));
        return Read(
            CachedFile.Get(
                path, CachedFile.KerasFolder
                + "california_housing.npz", "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f"),
            version == "small", testSplit, seed);
    }

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Read(string file, bool small, double testSplit, int seed)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var arrays = NpzFile.Read(file, "x", "y");
        var (x, y) = (arrays[0].ToTensor("x"), arrays[1].ToTensor("y"));
        if (small && x.shape[0] > SmallRows)
            (x, y) = (x.narrow(0, 0, SmallRows), y.narrow(0, 0, SmallRows));
        var (train, test) = Rows.Split(x, y, testSplit, seed);
        return ((scope.MoveToOuter(train.X), scope.MoveToOuter(train.Y)), (scope.MoveToOuter(test.X), scope.MoveToOuter(test.Y)));
    }
}
