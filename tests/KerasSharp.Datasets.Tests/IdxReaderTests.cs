using System.IO.Compression;
using System.Text;

namespace KerasSharp.Datasets.Tests;

public sealed class IdxReaderTests
{
    // 2 x 3 unsigned bytes.
    private static readonly byte[] Sound = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 253, 254, 255];

    [Fact]
    public void ValuesArriveInOrder()
    {
        using var tensor = Read(Gzip(Sound), 2, 3);
        Assert.Equal([2, 3], tensor.shape);
        Assert.Equal(torch.uint8, tensor.dtype);
        Assert.Equal<byte>([1, 2, 3, 253, 254, 255], tensor.bytes.ToArray());
    }

    [Fact]
    public void EveryTruncationOfTheContentIsRefused()
    {
        for (var length = 0; length < Sound.Length; length++)
        {
            Refused(Gzip(Sound[..length]), "it ends too early");
        }
    }

    [Fact]
    public void EveryTruncationOfTheFileIsRefused()
    {
        var whole = Gzip(Sound);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<DatasetException>(() => Read(whole[..length], 2, 3));
        }
    }

    [Fact]
    public void NoFlippedBitGivesOtherValues()
    {
        var whole = Gzip(Sound);
        var refused = 0;
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                using var tensor = Read(damaged, 2, 3);
                Assert.Equal(Sound[12..], tensor.bytes.ToArray());
            }
            catch (DatasetException)
            {
                refused++;
            }
        }
        // Of gzip's header of 10 bytes, time and system do not matter.
        Assert.InRange(refused, 8 * (whole.Length - 8), 8 * whole.Length);
    }

    [Fact]
    public void SomethingElseThanGzipIsRefused() =>
        Refused(Encoding.UTF8.GetBytes("<html><body>Please log in to the network</body></html>"), "not a sound gzip file");

    [Fact]
    public void SomethingElseThanIdxIsRefused() =>
        Refused(Gzip(Encoding.UTF8.GetBytes("<html><body>Not found</body></html>")), "this one with 3C-68-74");

    [Fact]
    public void OtherElementTypesAreRefused() => Refused(Gzip([0, 0, 13, .. Sound[3..]]), "this one with 00-00-0D");

    [Fact]
    public void TrailingValuesAreRefused() => Refused(Gzip([.. Sound, 7]), "it goes on after the 6 values");

    [Fact]
    public void AnotherShapeIsRefusedBeforeItIsAllocated()
    {
        Refused(Gzip([0, 0, 8, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), "shape (4294967295, 4294967295), expected (2, 3)");
        Refused(Gzip([0, 0, 8, 1, 0, 0, 0, 6, 1, 2, 3, 4, 5, 6]), "shape (6), expected (2, 3)");
    }

    private static void Refused(byte[] file, string why)
    {
        var problem = Assert.Throws<DatasetException>(() => Read(file, 2, 3));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("pixels.gz cannot be used", problem.Message, StringComparison.Ordinal);
    }

    private static torch.Tensor Read(byte[] file, params long[] shape) => IdxReader.Read(new MemoryStream(file), "pixels.gz", shape);

    private static byte[] Gzip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return file.ToArray();
    }
}
