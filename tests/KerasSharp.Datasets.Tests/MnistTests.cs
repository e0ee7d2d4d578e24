using System.IO.Compression;
using System.Security.Cryptography;

namespace KerasSharp.Datasets.Tests;

public sealed class MnistTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", "6bbc9ace898e44ae57da46a324031adb")]
    [InlineData("train-labels-idx1-ubyte.gz", "a25bea736e30d166cdddb491f175f624")]
    [InlineData("t10k-images-idx3-ubyte.gz", "2646ac647ad5339dbf082846283269ea")]
    [InlineData("t10k-labels-idx1-ubyte.gz", "27ae3e4e09519cfbb04c329615203637")]
    public void FilesInsideAreThePublishedOnes(string name, string md5)
    {
        using var content = new GZipStream(Mnist.Open(name), CompressionMode.Decompress);
        Assert.Equal(md5, Convert.ToHexStringLower(MD5.HashData(content)));
    }

    [Fact]
    public void LoadDataGivesWhatKerasGives()
    {
        using var scope = torch.NewDisposeScope();
        var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
        Assert.Equal([60_000, 28, 28], xTrain.shape);
        Assert.Equal([60_000], yTrain.shape);
        Assert.Equal([10_000, 28, 28], xTest.shape);
        Assert.Equal([10_000], yTest.shape);
        Assert.All([xTrain, yTrain, xTest, yTest], tensor => Assert.Equal(torch.uint8, tensor.dtype));

        // The digits everybody knows: 5 0 4 1 9 and 7 2 1 0 4.
        Assert.Equal<byte>([5, 0, 4, 1, 9], yTrain.bytes[..5].ToArray());
        Assert.Equal<byte>([7, 2, 1, 0, 4], yTest.bytes[..5].ToArray());
        Assert.Equal(new long[] { 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949 }, Counts(yTrain));

        // Mean and deviation of the training pixels, as published time and again: 0.1307 and 0.3081 of 255.
        var pixels = xTrain.to_type(torch.float32) / 255;
        Assert.Equal(0.1307, pixels.mean().ToDouble(), 4);
        Assert.Equal(0.3081, pixels.std().ToDouble(), 4);
    }

    [Fact]
    public void LoadDataLeavesFourTensorsToTheCaller()
    {
        using var scope = torch.NewDisposeScope();
        Mnist.LoadData();
        Assert.Equal(4, scope.DisposablesCount);
    }

    private static long[] Counts(torch.Tensor labels)
    {
        var counts = new long[10];
        foreach (var label in labels.bytes)
        {
            counts[label]++;
        }
        return counts;
    }
}
