using KerasSharp.Datasets.Numpy;

namespace KerasSharp.Datasets.Tests.Numpy;

public class NpzFileTests
{
    [Fact]
    public void A_missing_array_is_named_with_those_that_are_there()
    {
        var message = Assert.Throws<DatasetException>(() => NpzFile.Read(Recorded.File("reuters.npz"), "x", "labels")).Message;
        Assert.Contains("'labels'", message, StringComparison.Ordinal);
        Assert.Contains("x.npy, y.npy", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_archive_is_named()
    {
        using var folder = new TemporaryFolder();
        var whole = Recorded.Bytes("reuters.npz");
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(folder["cut.npz"], whole[..length]);
            Assert.Contains(
                "cut.npz", Assert.Throws<DatasetException>(
                () => NpzFile.Read(folder["cut.npz"], "x", "y")).Message, StringComparison.Ordinal);
        }
    }
}
