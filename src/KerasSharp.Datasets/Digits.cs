using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>1,797 handwritten digits of 8 x 8 grey pixels, from 0 to 16: small enough to learn in a second.</summary>
/// <remarks>By E. Alpaydin and C. Kaynak, 1998; as scikit-learn distributes it. The data is inside this assembly.</remarks>
public static class Digits
{
    /// <summary>Loads the rows in an order that the seed decides.</summary>
    /// <param name="testSplit">The share of the rows to test with.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <returns><c>((xTrain, yTrain), (xTest, yTest))</c>: images, (rows, 8, 8), float32, and labels, (rows), int64. On the CPU; the
    /// caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1).</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(double testSplit = 0.2, int seed = 113) =>
        Images(Table.Read("digits.csv.gz", headers: 0).Split(testSplit, seed));

    private static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Images(
        ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) rows)
    {
        var ((xTrain, yTrain), (xTest, yTest)) = rows;
        using (xTrain)
        using (xTest)
            return ((xTrain.reshape(-1, 8, 8), yTrain), (xTest.reshape(-1, 8, 8), yTest));
    }
}
