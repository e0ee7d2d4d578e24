using System.Security.Cryptography;

namespace KerasSharp.Datasets.Tests;

public class CachedFileTests
{
    [Fact]
    public void A_file_that_cannot_be_downloaded_is_named_with_the_place_to_put_it()
    {
        using var folder = new TemporaryFolder();
        var problem = Assert.Throws<DatasetException>(
            () => CachedFile.Get(folder["imdb.npz"], LoopbackServer.Nobody() + "imdb.npz", new string('0', 64)));
        Assert.Contains("imdb.npz", problem.Message, StringComparison.Ordinal);
        Assert.Contains(folder["imdb.npz"], problem.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_file_of_the_cache_with_the_right_hash_is_used_as_it_is()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Recorded.File("imdb.npz"), folder["imdb.npz"]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Recorded.Bytes("imdb.npz")));
        Assert.Equal(folder["imdb.npz"], CachedFile.Get(folder["imdb.npz"], LoopbackServer.Nobody() + "imdb.npz", hash));
    }

    [Fact]
    public void A_file_is_downloaded_and_checked()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer(LoopbackServer.Content(Recorded.Bytes("reuters.npz")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Recorded.Bytes("reuters.npz")));
        Assert.Equal(
            Recorded.Bytes("reuters.npz"), File.ReadAllBytes(CachedFile.Get(folder["reuters.npz"], server.Address + "reuters.npz", hash)));
        Assert.Throws<DatasetException>(() => CachedFile.Get(folder["other.npz"], server.Address + "other.npz", new string('0', 64)));
        Assert.Equal(["reuters.npz"], folder.Files);
    }
}
