using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Four measures, in centimetres, of 150 iris flowers of three species.</summary>
/// <remarks>By R. A. Fisher, 1936; as scikit-learn distributes it. The data is inside this assembly.</remarks>
public static class Iris
{
    /// <summary>What the columns mean, in order.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } =
    [
        "sepal length", "sepal width", "petal length", "petal width",
    ];

    /// <summary>What the labels mean, from 0 on.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["setosa", "versicolor", "virginica"];

    /// <summary>Loads the rows in an order that the seed decides.</summary>
    /// <param name="testSplit">The share of the rows to test with.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <returns><c>((xTrain, yTrain), (xTest, yTest))</c>: measures, (rows, 4), float32, and labels, (rows), int64. On the CPU; the
    /// caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1).</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(double testSplit = 0.2, int seed = 113) =>
        Table.Read("iris.csv", headers: 1).Split(testSplit, seed);
}
