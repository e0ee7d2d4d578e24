using System.IO.Compression;

namespace KerasSharp.Datasets.Tests;

public sealed class FashionMnistTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();
    private readonly TemporaryFolder _package = new();

    public void Dispose()
    {
        _cache.Dispose();
        _package.Dispose();
    }

    [Fact]
    public void LoadDataReadsTheFolderItIsGiven()
    {
        Write(_cache["train-images-idx3-ubyte.gz"], [60_000, 28, 28]);
        Write(_cache["train-labels-idx1-ubyte.gz"], [60_000]);
        Write(_cache["t10k-images-idx3-ubyte.gz"], [10_000, 28, 28]);
        Write(_cache["t10k-labels-idx1-ubyte.gz"], [10_000]);

        using var scope = torch.NewDisposeScope();
        var ((xTrain, yTrain), (xTest, yTest)) = FashionMnist.LoadData(_cache.Path);
        Assert.Equal([60_000, 28, 28], xTrain.shape);
        Assert.Equal([60_000], yTrain.shape);
        Assert.Equal([10_000, 28, 28], xTest.shape);
        Assert.Equal([10_000], yTest.shape);
        Assert.Equal(Pattern(10_000), yTest.bytes.ToArray());
        Assert.Equal(Pattern(60_000 * 28 * 28), xTrain.bytes.ToArray());
    }

    [Fact]
    public void DamagedFileIsNamedAndWhatWasReadBeforeIsFreed()
    {
        Write(_cache["train-images-idx3-ubyte.gz"], [60_000, 28, 28]);
        Write(_cache["train-labels-idx1-ubyte.gz"], [50_000]);
        Write(_cache["t10k-images-idx3-ubyte.gz"], [10_000, 28, 28]);
        Write(_cache["t10k-labels-idx1-ubyte.gz"], [10_000]);

        using var scope = torch.NewDisposeScope();
        var problem = Assert.Throws<DatasetException>(() => FashionMnist.LoadData(_cache.Path));
        Assert.StartsWith($"{_cache["train-labels-idx1-ubyte.gz"]} cannot be used", problem.Message, StringComparison.Ordinal);
        Assert.Contains("(50000), expected (60000)", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void FileMissingFromTheGivenFolderIsNamed()
    {
        var problem = Assert.Throws<DatasetException>(() => FashionMnist.LoadData(_cache.Path));
        Assert.Contains("train-images-idx3-ubyte.gz", problem.Message, StringComparison.Ordinal);
        Assert.Contains(_cache.Path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CacheComesBeforePackageAndPackageBeforeTheNetwork()
    {
        const string name = "t10k-labels-idx1-ubyte.gz";
        using var server = new LoopbackServer(LoopbackServer.Content([1, 2, 3]));
        File.WriteAllText(_package[name], "packaged");
        Assert.Equal(_package[name], FashionMnist.Find(name, _cache.Path, _package.Path, server.Address));
        File.WriteAllText(_cache[name], "cached");
        Assert.Equal(_cache[name], FashionMnist.Find(name, _cache.Path, _package.Path, server.Address));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void DownloadOfAnythingElseIsRefused()
    {
        const string name = "t10k-labels-idx1-ubyte.gz";
        using var server = new LoopbackServer(LoopbackServer.Content([1, 2, 3]));
        var problem = Assert.Throws<DatasetException>(() => FashionMnist.Find(name, _cache.Path, _package.Path, server.Address));
        Assert.Equal(1, server.Requests);
        Assert.Contains("instead of bb300cfdad3c16e7a12a480ee83cd310", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"put it at {_cache[name]}", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_cache.Files);
    }

    private static byte[] Pattern(long count)
    {
        var values = new byte[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (byte)(i % 251);
        }
        return values;
    }

    private static void Write(string path, long[] shape)
    {
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write([0, 0, 8, (byte)shape.Length]);
        foreach (var size in shape)
        {
            gzip.Write([(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]);
        }
        gzip.Write(Pattern(shape.Aggregate(1L, (product, size) => product * size)));
    }
}
