using System.Security.Cryptography;
using System.Text;

namespace KerasSharp.Datasets.Tests;

public sealed class FileDownloadTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 50_000)));
    private static readonly string Md5 = Convert.ToHexString(MD5.HashData(Content));
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WholeFileOfTheRightChecksumLandsInTheCache()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        foreach (var hash in new[] { null, Md5, Sha256 })
        {
            using var folder = new TemporaryFolder();
            var path = FileDownload.Get(server.Address, folder["data.gz"], hash);
            Assert.Equal(folder["data.gz"], path);
            Assert.Equal(Content, File.ReadAllBytes(path));
            Assert.Equal(["data.gz"], folder.Files);
        }
    }

    [Fact]
    public void MissingFoldersAreMade()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        var path = Path.Combine(_folder["datasets"], "fashion", "data.gz");
        Assert.Equal(Content, File.ReadAllBytes(FileDownload.Get(server.Address, path)));
    }

    [Fact]
    public void FileThatIsThereIsNotFetchedAgain()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        FileDownload.Get(server.Address, _folder["data.gz"], Md5);
        FileDownload.Get(server.Address, _folder["data.gz"], Sha256);
        FileDownload.Get(server.Address, _folder["data.gz"]);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void CachedFileOfAnotherChecksumIsReplaced()
    {
        File.WriteAllText(_folder["data.gz"], "an old release");
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        FileDownload.Get(server.Address, _folder["data.gz"], Sha256);
        Assert.Equal(Content, File.ReadAllBytes(_folder["data.gz"]));
    }

    [Fact]
    public void InterruptedTransferLeavesNothing()
    {
        using var server = new LoopbackServer(response =>
        {
            response.ContentLength64 = Content.Length;
            response.OutputStream.Write(Content, 0, Content.Length / 2);
            response.OutputStream.Flush();
            response.Abort();
        });
        Fails(server.Address, null, "the transfer broke off");
    }

    [Fact]
    public void TruncatedTransferOfUnknownLengthIsCaughtByTheChecksum()
    {
        using var server = new LoopbackServer(response =>
        {
            response.SendChunked = true;
            response.OutputStream.Write(Content, 0, Content.Length / 2);
            response.Close();
        });
        Fails(server.Address, Sha256, "instead of " + Sha256);
    }

    [Fact]
    public void WrongChecksumLeavesNothing()
    {
        using var server = new LoopbackServer(LoopbackServer.Content([.. Content, 0]));
        Fails(server.Address, Md5, "instead of " + Md5);
    }

    [Fact]
    public void WrongChecksumLeavesTheFileThatWasThere()
    {
        File.WriteAllText(_folder["data.gz"], "an old release");
        using var server = new LoopbackServer(LoopbackServer.Content([.. Content, 0]));
        Assert.Throws<DatasetException>(() => FileDownload.Get(server.Address, _folder["data.gz"], Md5));
        Assert.Equal("an old release", File.ReadAllText(_folder["data.gz"]));
        Assert.Equal(["data.gz"], _folder.Files);
    }

    [Fact]
    public void RefusedConnectionLeavesNothing() => Fails(LoopbackServer.Nobody(), Md5, "cannot be reached");

    [Fact]
    public void MissingFileOnTheServerLeavesNothing()
    {
        using var server = new LoopbackServer(response =>
        {
            response.StatusCode = 404;
            response.Close();
        });
        Fails(server.Address, null, "the server answered 404 (NotFound)");
    }

    [Fact]
    public void SilentServerIsGivenUp()
    {
        using var silence = new ManualResetEventSlim();
        using var server = new LoopbackServer(response =>
        {
            response.ContentLength64 = Content.Length;
            response.OutputStream.Write(Content, 0, 1000);
            response.OutputStream.Flush();
            silence.Wait();
            response.Abort();
        });
        var problem = Assert.Throws<DatasetException>(
            () => FileDownload.Get(server.Address, _folder["data.gz"], Md5, patience: TimeSpan.FromMilliseconds(200)));
        silence.Set();
        Assert.Contains("stopped answering", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void FolderThatCannotBeMadeIsNamed()
    {
        File.WriteAllText(_folder["datasets"], "a file where a folder should be");
        var path = Path.Combine(_folder["datasets"], "data.gz");
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        var problem = Assert.Throws<DatasetException>(() => FileDownload.Get(server.Address, path));
        Assert.Contains("could not be written", problem.Message, StringComparison.Ordinal);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentCallsShareOneDownload()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            _ => Assert.Equal(Content, File.ReadAllBytes(FileDownload.Get(server.Address, _folder["data.gz"], Sha256))));
        Assert.Equal(1, server.Requests);
        Assert.Equal(["data.gz"], _folder.Files);
    }

    [Fact]
    public void LeftoverOfAKilledDownloadIsRemovedAndARunningOneIsNot()
    {
        File.WriteAllText(_folder["data.gz.1.part"], "abandoned");
        File.SetLastWriteTimeUtc(_folder["data.gz.1.part"], DateTime.UtcNow.AddDays(-1));
        File.WriteAllText(_folder["data.gz.2.part"], "another process is at it");
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        FileDownload.Get(server.Address, _folder["data.gz"]);
        Assert.Equal(["data.gz", "data.gz.2.part"], _folder.Files);
    }

    [Fact]
    public void HashOfNoKnownLengthIsRefusedBeforeAnythingIsFetched()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        var problem = Assert.Throws<ArgumentException>(() => FileDownload.Get(server.Address, _folder["data.gz"], "abc"));
        Assert.Contains("3 digits", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    private void Fails(Uri address, string? hash, string why)
    {
        var origin = new Uri(address, "data.gz");
        var problem = Assert.Throws<DatasetException>(() => FileDownload.Get(origin, _folder["data.gz"], hash));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Contains(origin.ToString(), problem.Message, StringComparison.Ordinal);
        Assert.Contains($"put it at {_folder["data.gz"]}", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }
}
