using System.IO.Compression;

namespace KerasSharp.Tests.Saving.Zip;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard() => Assert.Equal(0xcbf43926u, Crc32.Of("123456789"u8));

    [Theory]
    [InlineData(0), InlineData(1), InlineData(127), InlineData(128), InlineData(129), InlineData(200), InlineData(1000), InlineData(65_537)]
    public void Agrees_with_zip_files(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a").Open();
            entry.Write(bytes);
        }

        using var read = new ZipArchive(stream);
        Assert.Equal(read.Entries[0].Crc32, Crc32.Of(bytes));
        Assert.Equal(read.Entries[0].Crc32, Crc32.Of(bytes.AsSpan(length / 3), Crc32.Of(bytes.AsSpan(0, length / 3))));
    }

    [Theory]
    [InlineData(0, 0), InlineData(0, 5), InlineData(5, 0), InlineData(1, 1), InlineData(3, 200), InlineData(1000, 65_537)]
    public void The_checksums_of_two_parts_make_that_of_both(int first, int second)
    {
        var bytes = new byte[first + second];
        new Random(first).NextBytes(bytes);
        Assert.Equal(Crc32.Of(bytes), Crc32.Combine(Crc32.Of(bytes.AsSpan(0, first)), Crc32.Of(bytes.AsSpan(first)), second));
    }
}
