using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Breast Cancer Wisconsin (Diagnostic): 30 measures of the cell nuclei in each of 569 samples, and whether the tumor is malignant
/// (0) or benign (1).</summary>
/// <remarks>By William H. Wolberg, W. Nick Street and Olvi L. Mangasarian, 1995; as scikit-learn distributes it. The data is inside this
/// assembly.</remarks>
public static class BreastCancer
{
    /// <summary>What the columns mean, in order.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } =
    [
        "mean radius", "mean texture", "mean perimeter", "mean area", "mean smoothness",
        "mean compactness", "mean concavity", "mean concave points", "mean symmetry", "mean fractal dimension",
        "radius error", "texture error", "perimeter error", "area error", "smoothness error",
        "compactness error", "concavity error", "concave points error", "symmetry error", "fractal dimension error",
        "worst radius", "worst texture", "worst perimeter", "worst area", "worst smoothness",
        "worst compactness", "worst concavity", "worst concave points", "worst symmetry", "worst fractal dimension",
    ];

    /// <summary>What the labels mean, from 0 on.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["malignant", "benign"];

    /// <summary>Loads the rows in an order that the seed decides.</summary>
    /// <param name="testSplit">The share of the rows to test with.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <returns><c>((xTrain, yTrain), (xTest, yTest))</c>: measures, (rows, 30), float32, and labels, (rows), int64. On the CPU; the
    /// caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1).</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(double testSplit = 0.2, int seed = 113) =>
        Table.Read("breast_cancer.csv", headers: 1).Split(testSplit, seed);
}
