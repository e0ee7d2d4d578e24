using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Chemical analyses of 178 wines from three cultivars of one region of Italy.</summary>
/// <remarks>By M. Forina and others, 1991; as scikit-learn distributes it. The data is inside this assembly.</remarks>
public static class Wine
{
    /// <summary>What the columns mean, in order.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } =
    [
        "alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium",
        "total phenols", "flavanoids", "nonflavanoid phenols", "proanthocyanins", "color intensity",
        "hue", "od280/od315 of diluted wines", "proline",
    ];

    /// <summary>What the labels mean, from 0 on.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["class 0", "class 1", "class 2"];

    /// <summary>Loads the rows in an order that the seed decides.</summary>
    /// <param name="testSplit">The share of the rows to test with.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <returns><c>((xTrain, yTrain), (xTest, yTest))</c>: measures, (rows, 13), float32, and labels, (rows), int64. On the CPU; the
    /// caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1).</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(double testSplit = 0.2, int seed = 113) =>
        Table.Read("wine.csv", headers: 1).Split(testSplit, seed);
}
