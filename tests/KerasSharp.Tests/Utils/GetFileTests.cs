using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace KerasSharp.Tests;

public sealed class GetFileTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("some rows\nof a table\n");

    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void AFileIsFetchedOnce()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        var origin = new Uri(server.Address, "data/table.csv?version=2").ToString();
        var path = Utils.GetFile(origin: origin, cacheDir: _cache.Path, fileHash: Convert.ToHexStringLower(SHA256.HashData(Content)));
        Assert.Equal(Path.Combine(_cache.Path, "datasets", "table.csv"), path);
        Assert.Equal(Content, File.ReadAllBytes(path));
        Utils.GetFile(origin: origin, cacheDir: _cache.Path);
        Assert.Equal(1, server.Requests);
        Utils.GetFile(origin: origin, cacheDir: _cache.Path, forceDownload: true);
        Assert.Equal(2, server.Requests);
        Assert.Equal(Path.Combine(_cache.Path, "mine", "t"), Utils.GetFile(
            "t", origin, cacheSubdir: "mine", cacheDir: _cache.Path, md5Hash: Convert.ToHexString(MD5.HashData(Content))));
    }

    [Fact]
    public void AWrongHashLeavesNothing()
    {
        using var server = new LoopbackServer(LoopbackServer.Content(Content));
        var problem = Assert.Throws<IOException>(
            () => Utils.GetFile("t.csv", server.Address.ToString(), cacheDir: _cache.Path, fileHash: new string('a', 64)));
        Assert.Contains("instead of aaaa", problem.Message);
        Assert.Empty(Directory.EnumerateFiles(_cache["datasets"]));
    }

    [Fact]
    public void AnUnreachableServerIsNamed() =>
        Assert.Contains(
            "cannot be reached", Assert.Throws<IOException>(
            () => Utils.GetFile("t", LoopbackServer.Nobody().ToString(), cacheDir: _cache.Path)).Message);

    [Fact]
    public void ArchivesAreUnpacked()
    {
        var zip = Origin("rows.zip", Zip(("a/b.txt", "deep"), ("c.txt", "flat")));
        Assert.Equal(
            "deep", File.ReadAllText(Path.Combine(Utils.GetFile(origin: zip, extract: true, cacheDir: _cache.Path), "a", "b.txt")));
        var folder = Utils.GetFile("rows.tar.gz", Origin("x", TarGz(("a/b.txt", "taped"))), extract: true, cacheDir: _cache.Path);
        Assert.Equal(Path.Combine(_cache.Path, "datasets", "rows_extracted"), folder);
        Assert.Equal("taped", File.ReadAllText(Path.Combine(folder, "a", "b.txt")));
        var named = Utils.GetFile("rows", Origin("y", TarGz(("f", "1"))), untar: true, cacheDir: _cache.Path);
        Assert.Equal(Path.Combine(_cache.Path, "datasets", "rows"), named);
        File.WriteAllText(Path.Combine(named, "f"), "changed by hand");
        Assert.Equal("changed by hand", File.ReadAllText(
            Path.Combine(Utils.GetFile("rows", Origin("y", TarGz(("f", "2"))), untar: true, cacheDir: _cache.Path), "f")));
        Assert.Equal("2", File.ReadAllText(Path.Combine(
            Utils.GetFile("rows", Origin("y", TarGz(("f", "2"))), untar: true, cacheDir: _cache.Path, forceDownload: true), "f")));
    }

    [Fact]
    public void NoArchiveLeadsOutOfItsFolder()
    {
        foreach (var (name, bytes) in new[]
        {
            ("up.zip", Zip(("ok.txt", "1"), ("../../outside.txt", "out"))),
            ("up.tar", Tar(tar => Write(tar, "../../outside.txt", "out"))),
            ("link.tar", Tar(tar =>
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "../../.." });
                Write(tar, "link/outside.txt", "out");
            })),
        })
        {
            Assert.Throws<InvalidDataException>(() => Utils.GetFile(origin: Origin(name, bytes), extract: true, cacheDir: _cache.Path));
            Assert.False(Directory.Exists(Path.Combine(_cache.Path, "datasets", name)));
        }

        Assert.Empty(Directory.EnumerateFiles(_cache.Path, "outside.txt", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_cache.Path)!, "outside.txt")));
    }

    [Fact]
    public void WhatIsNoArchiveIsRefused()
    {
        Assert.Contains(
            "cannot be unpacked", Assert.Throws<InvalidDataException>(
            () => Utils.GetFile(origin: Origin("t.csv", Content), extract: true, cacheDir: _cache.Path)).Message);
        Assert.Throws<InvalidDataException>(
            () => Utils.GetFile(origin: Origin("z.zip", Zip(("a", "1"))), extract: true, archiveFormat: "tar", cacheDir: _cache.Path));
        Assert.Contains(
            "bzip2", Assert.Throws<InvalidDataException>(
            () => Utils.GetFile(origin: Origin("b.tbz", "BZh91AY"u8.ToArray()), extract: true, cacheDir: _cache.Path)).Message);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        var origin = "http://127.0.0.1:9/t.csv";
        Refused("`origin`", () => Utils.GetFile("t"));
        Refused("ftp://x", () => Utils.GetFile("t", "ftp://x/t"));
        Refused("plain name", () => Utils.GetFile("../t", origin));
        Refused("plain name", () => Utils.GetFile("..", origin));
        Refused("`fname`", () => Utils.GetFile(origin: "http://127.0.0.1:9/"));
        Refused("`fname`", () => Utils.GetFile(origin: "http://127.0.0.1:9/a%2F..%2Fb"));
        Refused("'rar'", () => Utils.GetFile(origin: origin, extract: true, archiveFormat: "rar"));
        Refused("'crc'", () => Utils.GetFile(origin: origin, hashAlgorithm: "crc"));
        Refused("fileHash='abc'", () => Utils.GetFile(origin: origin, fileHash: "abc"));
        Refused("32", () => Utils.GetFile(origin: origin, fileHash: new string('0', 64), hashAlgorithm: "md5"));

        static void Refused(string part, Action get) =>
            Rejects.WithAny<ArgumentException>(part, get);
    }

    private string Origin(string name, byte[] content)
    {
        Directory.CreateDirectory(_cache["origin"]);
        var path = Path.Combine(_cache["origin"], name);
        File.WriteAllBytes(path, content);
        return new Uri(path).ToString();
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar(Action<TarWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
            fill(tar);
        return stream.ToArray();
    }

    private static byte[] TarGz(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
            zip.Write(Tar(tar => Array.ForEach(files, file => Write(tar, file.Name, file.Text))));
        return stream.ToArray();
    }

    private static void Write(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
