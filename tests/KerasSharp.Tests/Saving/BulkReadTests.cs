namespace KerasSharp.Tests.Saving;

/// <summary>Runs of bytes that go straight into tensors.</summary>
public sealed class BulkReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>More than one block, in several threads: runs that touch, that overlap, and with gaps between them, in any order.</summary>
    [Theory]
    [InlineData(1000), InlineData((1 << 20) + 7), InlineData((9 << 20) + 5)]
    public void Tensors_get_their_bytes_and_the_whole_source_is_verified(int length)
    {
        using var scope = NewDisposeScope();
        var bytes = Bytes(length);
        using var source = Source(bytes, Crc32.Of(bytes));
        (int Start, int Length)[] runs =
            [(length / 2, length / 4), (10, length / 3), (10, 100), (length - 1, 1), (length / 4, length / 2), (5, 0)];
        var read = new BulkRead();
        read.Verify(source);
        var tensors = Array.ConvertAll(runs, run => zeros(run.Length, ScalarType.Byte));
        foreach (var (run, target) in runs.Zip(tensors))
            read.Add(source, run.Start, target);
        read.Execute();
        Assert.All(
            runs.Zip(tensors), pair => Assert.True(bytes.AsSpan(pair.First.Start, pair.First.Length).SequenceEqual(pair.Second.bytes)));
    }

    /// <summary>A byte that no tensor wants is verified too.</summary>
    [Theory]
    [InlineData(0), InlineData(3_000_000), InlineData(5_999_999)]
    public void A_changed_byte_anywhere_is_found(int at)
    {
        using var scope = NewDisposeScope();
        var bytes = Bytes(6_000_000);
        var sum = Crc32.Of(bytes);
        bytes[at] ^= 4;
        using var source = Source(bytes, sum);
        var read = new BulkRead();
        read.Verify(source);
        read.Add(source, 1000, zeros(1_000_000, ScalarType.Int32));
        Assert.Throws<InvalidDataException>(read.Execute);
    }

    [Fact]
    public void A_file_that_shrinks_meanwhile_is_an_exception()
    {
        using var scope = NewDisposeScope();
        using var source = Source(Bytes(6_000_000), null);
        var read = new BulkRead();
        read.Add(source, 0, zeros(6_000_000, ScalarType.Byte));
        using (var file = new FileStream(_folder["bytes"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(5_000_000);
        Assert.Throws<EndOfStreamException>(read.Execute);
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private FileSource Source(byte[] bytes, uint? checksum)
    {
        // The window starts within the file.
        File.WriteAllBytes(_folder["bytes"], [1, 2, 3, .. bytes, 4]);
        return new FileSource(File.OpenHandle(_folder["bytes"], share: FileShare.ReadWrite), 3, bytes.Length, ownsFile: true, checksum);
    }
}
