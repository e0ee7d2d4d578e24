using System.Net;
using System.Security.Cryptography;

namespace KerasSharp.Applications.Tests;

/// <summary>Weights from files and from a server.</summary>
public sealed class WeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Func<string, string, string?, string> _get = PretrainedWeights.Get;
    private readonly string? _home = Environment.GetEnvironmentVariable("KERAS_HOME");

    public WeightsTests() => Environment.SetEnvironmentVariable("KERAS_HOME", _folder["home"]);

    private string Cache => Path.Combine(_folder["home"], "models");

    public void Dispose()
    {
        PretrainedWeights.Get = _get;
        Environment.SetEnvironmentVariable("KERAS_HOME", _home);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("w.weights.h5", true)]
    [InlineData("w.weights.h5", false)]
    [InlineData("w.h5", true)]
    [InlineData("w.h5", false)]
    public void AFileGivesAllWeights(string file, bool includeTop)
    {
        using var source = Small(null, includeTop);
        source.SaveWeights(_folder[file]);
        using var model = Small(_folder[file], includeTop);
        AssertSameWeights(source, model);
    }

    [Fact]
    public void AFileOfAnotherNetworkIsRefusedAndNothingStays()
    {
        using var source = Small(null, includeTop: false);
        source.SaveWeights(_folder["w.h5"]);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var problem = Assert.Throws<ModelFileException>(
            () => new MobileNetV2(weights: _folder["w.h5"], alpha: 0.35, inputShape: [32, 32, 3], includeTop: false));
        Assert.Contains("w.h5", problem.Message, StringComparison.Ordinal);
        Assert.Contains("mobilenetv2_0.35_32", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void ImageNetsWeightsComeFromTheServerOnceAndFromTheCacheThen()
    {
        var content = Content();
        using var server = new LoopbackServer(LoopbackServer.Content(content));
        var asked = new List<(string, string)>();
        ServeFrom(server.Address, content, asked);
        using var first = ImageNet();
        using var second = ImageNet();
        Assert.Equal(1, server.Requests);
        Assert.Equal([Path.Combine(Cache, "mobilenet_2_5_128_tf_no_top.h5")], Directory.GetFiles(Cache));
        Assert.All(asked, pair => Assert.Equal(
            ("mobilenet_2_5_128_tf_no_top.h5",
                "https://storage.googleapis.com/tensorflow/keras-applications/mobilenet/mobilenet_2_5_128_tf_no_top.h5"), pair));
        AssertSameWeights(first, second);
        Assert.Equal("mobilenet_0.25_128", first.Name);
    }

    [Fact]
    public void WithoutANetworkTheErrorNamesTheFileAndItsPlace()
    {
        ServeFrom(LoopbackServer.Nobody(), [], []);
        var problem = Assert.Throws<IOException>(ImageNet);
        Assert.Contains("cannot be reached", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"put it at {Path.Combine(Cache, "mobilenet_2_5_128_tf_no_top.h5")}", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Cache));
    }

    [Fact]
    public void AFileThatWasPutThereByHandIsTaken()
    {
        Directory.CreateDirectory(Cache);
        File.WriteAllBytes(Path.Combine(Cache, "mobilenet_2_5_128_tf_no_top.h5"), Content());
        ServeFrom(LoopbackServer.Nobody(), [], [], checks: false);
        using var model = ImageNet();
        Assert.Equal(218544, model.CountParams());
    }

    [Fact]
    public void AFileOfAnotherHashIsRefused()
    {
        var content = Content();
        using var server = new LoopbackServer(LoopbackServer.Content([.. content, 0]));
        ServeFrom(server.Address, content, []);
        var problem = Assert.Throws<IOException>(ImageNet);
        Assert.Contains(Convert.ToHexStringLower(MD5.HashData(content)), problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Cache));
    }

    /// <summary>To go on, the client looks whether the file is still the same, and asks for the rest.</summary>
    [Fact]
    public void ABrokenTransferGoesOnWhereItStopped()
    {
        var content = Content();
        var ranges = new List<string?>();
        using var server = new RangeServer(content, ranges, 0.5, 0, 0.5, 0, 1);
        ServeFrom(server.Address, content, []);
        using var model = ImageNet();
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(Cache, "mobilenet_2_5_128_tf_no_top.h5")));
        Assert.Single(Directory.GetFiles(Cache));
        var half = content.Length / 2;
        Assert.Equal([null, null, $"{half}-", null, $"{half + ((content.Length - half) / 2)}-"], ranges);
    }

    [Fact]
    public void AnotherCallGoesOnWhereOneWasGivenUp()
    {
        var content = Content();
        var ranges = new List<string?>();
        using var server = new RangeServer(content, ranges, 0.25, 0, 0);
        ServeFrom(server.Address, content, []);
        Assert.Contains("What came so far is kept", Assert.Throws<IOException>(ImageNet).Message, StringComparison.Ordinal);
        Assert.EndsWith(".partial", Assert.Single(Directory.GetFiles(Cache)), StringComparison.Ordinal);
        using var model = ImageNet();
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(Cache, "mobilenet_2_5_128_tf_no_top.h5")));
        Assert.Single(Directory.GetFiles(Cache));
        Assert.Equal($"{content.Length / 4}-", ranges[^1]);
    }

    private static Application Small(string? weights, bool includeTop) =>
        new MobileNet(weights: weights, alpha: 0.25, inputShape: [32, 32, 3], includeTop: includeTop, classes: 10);

    private static Application ImageNet() => new MobileNet(weights: "imagenet", alpha: 0.25, inputShape: [128, 128, 3], includeTop: false);

    private byte[] Content()
    {
        using var source = Small(null, includeTop: false);
        source.SaveWeights(_folder["source.h5"]);
        return File.ReadAllBytes(_folder["source.h5"]);
    }

    private static void ServeFrom(Uri address, byte[] content, List<(string, string)> asked, bool checks = true) =>
        PretrainedWeights.Get = (name, origin, hash) =>
    {
        Assert.Null(hash);
        asked.Add((name, origin));
        return Utils.GetFile(
            name, new Uri(address, name).ToString(), fileHash: checks
            ? Convert.ToHexStringLower(MD5.HashData(content)) : null, cacheSubdir: "models");
    };

    private static void AssertSameWeights(Model expected, Model actual)
    {
        Assert.Equal(expected.Weights.Count, actual.Weights.Count);
        Assert.All(expected.Weights.Zip(actual.Weights), pair => Assert.True(pair.First.Value.Same(pair.Second.Value), pair.First.Path));
    }
}
