using System.IO.Compression;
using System.Security.Cryptography;

namespace KerasSharp.Datasets.Tests;

public sealed class TableTests
{
    public static TheoryData<string, string> Files => new()
    {
        { "breast_cancer.csv", "36ef90874abc87f4b4a8554dcc17cf6f" },
        { "wine.csv", "4a4db56405701ab0f3ed0e194e993c0f" },
        { "iris.csv", "d69a16ea6136ccb02a7c37c66375ebba" },
        { "digits.csv.gz", "a0339c30a8a5312a1b6f9e5c719dcce5" },
        { "sunspots.csv", "59e2e1f967d47313166dc1b035c0b2bd" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void FilesInsideAreThePublishedOnes(string name, string md5)
    {
        using var stream = Table.Open(name);
        using var content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        Assert.Equal(md5, Convert.ToHexStringLower(MD5.HashData(content)));
    }

    // Numbers of rows of each class as the makers state them, and a mean that everybody can look up.
    [Theory]
    [InlineData("BreastCancer", new long[] { 30 }, new long[] { 212, 357 }, 14.127)]
    [InlineData("Wine", new long[] { 13 }, new long[] { 59, 71, 48 }, 13.0006)]
    [InlineData("Iris", new long[] { 4 }, new long[] { 50, 50, 50 }, 5.8433)]
    [InlineData("Digits", new long[] { 8, 8 }, new long[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }, 0.0)]
    public void LoadDataGivesAllRowsOnce(string name, long[] shape, long[] classes, double firstMean)
    {
        using var scope = NewDisposeScope();
        Func<double, int, ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test)> load = name switch
        {
            "BreastCancer" => BreastCancer.LoadData,
            "Wine" => Wine.LoadData,
            "Iris" => Iris.LoadData,
            _ => Digits.LoadData,
        };
        var ((xTrain, yTrain), (xTest, yTest)) = load(0.2, 113);
        var rows = classes.Sum();
        Assert.Equal([(long)(rows * 0.8), .. shape], xTrain.shape);
        Assert.Equal(rows, xTrain.shape[0] + xTest.shape[0]);
        Assert.Equal((ScalarType.Float32, ScalarType.Int64), (xTrain.dtype, yTrain.dtype));
        Assert.Equal(classes, bincount(cat([yTrain, yTest])).data<long>().ToArray());
        Assert.Equal(firstMean, cat([xTrain, xTest]).reshape(rows, -1).select(1, 0).mean().item<float>(), 3);

        var ((again, _), _) = load(0.2, 113);
        var ((other, _), _) = load(0.2, 114);
        Assert.True(again.equal(xTrain).all().item<bool>());
        Assert.False(other.equal(xTrain).all().item<bool>());
        Assert.Equal(0, load(0, 1).Test.X.shape[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => load(1, 1));
    }

    [Fact]
    public void NamesBelongToColumnsAndLabels()
    {
        Assert.Equal((30, 2), (BreastCancer.FeatureNames.Count, BreastCancer.ClassNames.Count));
        Assert.Equal((13, 3), (Wine.FeatureNames.Count, Wine.ClassNames.Count));
        Assert.Equal((4, 3), (Iris.FeatureNames.Count, Iris.ClassNames.Count));
    }

    [Fact]
    public void SunspotsHaveANumberForEachYear()
    {
        var spots = Sunspots.LoadData();
        Assert.Equal((309, 5f, 2.9f), (spots.Length, spots[0], spots[^1]));
        Assert.Equal(190.2f, spots[1957 - Sunspots.FirstYear], 0.5f);
    }
}
