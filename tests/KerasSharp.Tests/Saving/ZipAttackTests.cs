using System.IO.Compression;
using System.Text;
using KerasSharp.Initializers;

namespace KerasSharp.Tests.Saving;

/// <summary>Archives that want to harm are refused with the entry named, and nothing is left of them.</summary>
public sealed class ZipAttackTests
{
    [Theory]
    [InlineData("../out.txt"), InlineData("assets/../../out.txt"), InlineData("/etc/out.txt"), InlineData(
        "assets\\..\\out.txt"), InlineData("C:out.txt"), InlineData("assets/a:b")]
    public void Entries_that_lead_out_are_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        Add(path, name, [1, 2, 3]);
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.Equal(name, error.Entry);
        Assert.Contains("leads out", error.Reason, StringComparison.Ordinal);
        Assert.Equal(["m.keras"], folder.Files);
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        Add(path, "config.json", Encoding.UTF8.GetBytes("{}"));
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.Equal("config.json", error.Entry);
        Assert.Contains("twice", error.Reason, StringComparison.Ordinal);
    }

    /// <summary>A hundred megabytes of zeros in a hundred kilobytes.</summary>
    [Theory]
    [InlineData("config.json"), InlineData("model.weights.h5"), InlineData("assets/layers/dense/vocabulary.txt")]
    public void Bombs_are_refused_before_they_unpack(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
            archive.GetEntry(name)?.Delete();
        Add(path, name, new byte[100 << 20]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.Equal(name, error.Entry);
        Assert.Contains(nameof(ModelFileLimits), error.Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }

    /// <summary>A bit that fell over in a weight is found although the file looks right otherwise.</summary>
    [Fact]
    public void A_flipped_bit_in_a_weight_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        var bytes = File.ReadAllBytes(path);
        // The last value of the weights is 0.75f; the zip's directory comes after it.
        var at = bytes.AsSpan().LastIndexOf(BitConverter.GetBytes(0.75f));
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.Equal("model.weights.h5", error.Entry);
        Assert.Contains("checksum", error.Reason, StringComparison.Ordinal);

        using var model = Small();
        var weights = model.GetWeights();
        Assert.Throws<ModelFileException>(() => model.LoadWeights(path));
        Assert.All(
            model.GetWeights().Zip(weights), pair => Assert.Equal(pair.Second.data<float>().ToArray(), pair.First.data<float>().ToArray()));
    }

    /// <summary>Programs that go by the heads of the entries would see another file than those that go by the directory.</summary>
    [Theory]
    [InlineData(30, "config.jsan", "names it"), InlineData(8, "\u0008", "another method"), InlineData(
        6, "\u0001", "another method"), InlineData(14, "\u0001", "checksum"), InlineData(22, "\u0001", "size")]
    public void An_entry_that_says_something_else_than_the_directory_is_refused(int at, string change, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        var bytes = File.ReadAllBytes(path);
        var head = bytes.AsSpan().IndexOf("config.json"u8) - 30;
        Encoding.Latin1.GetBytes(change).CopyTo(bytes, head + at);
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.Equal("config.json", error.Entry);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    /// <summary>Two entries for the same bytes.</summary>
    [Fact]
    public void Entries_that_overlap_are_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        var bytes = File.ReadAllBytes(path);
        var (metadata, config) = (DirectoryEntry(bytes, "metadata.json"), DirectoryEntry(bytes, "config.json"));
        bytes.AsSpan(metadata + 42, 4).CopyTo(bytes.AsSpan(config + 42));
        File.WriteAllBytes(path, bytes);
        Assert.Contains("overlap", Assert.Throws<ModelFileException>(() => Model.Load(path)).Reason, StringComparison.Ordinal);
    }

    /// <summary>Sizes that are said to stand in a larger field that is not there, or there with nonsense.</summary>
    [Theory]
    [InlineData(20), InlineData(24), InlineData(42)]
    public void Lies_about_large_entries_are_refused(int field)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(DirectoryEntry(bytes, "config.json") + field, 4).Fill(0xff);
        File.WriteAllBytes(path, bytes);
        Assert.NotEmpty(Assert.Throws<ModelFileException>(() => Model.Load(path)).Reason);
    }

    [Theory]
    [InlineData(10, 0xff, "damaged"), InlineData(10, 1, "has more"), InlineData(16, 0xff, "damaged"), InlineData(12, 0xff, "")]
    public void Lies_about_the_directory_are_refused(int field, byte value, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan(bytes.Length - 22);
        if (value == 1)
            end[field] = value;
        else
            end.Slice(field, field == 10 ? 2 : 4).Fill(value);
        File.WriteAllBytes(path, bytes);
        Assert.Contains(reason, Assert.Throws<ModelFileException>(() => Model.Load(path)).Reason, StringComparison.Ordinal);
    }

    /// <summary>Each entry for itself is allowed; together they would fill the disk.</summary>
    [Fact]
    public void Many_small_bombs_are_refused_together()
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        for (var i = 0; i < 8; i++)
            Add(path, $"assets/{i}", new byte[700_000]);
        var error = Assert.Throws<ModelFileException>(
            () => Model.Load(path, limits: new ModelFileLimits { FreeBytes = 1 << 20, Expansion = 2000 / 8.0 }));
        Assert.Contains("are unpacked from a file", error.Reason, StringComparison.Ordinal);
        Model.Load(path).Dispose();
    }

    [Fact]
    public void An_entry_that_is_a_file_and_a_folder_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder);
        Add(path, "assets/layers", [1]);
        Add(path, "assets/layers/dense/a.txt", [2]);
        Assert.Equal("assets/layers/dense/a.txt", Assert.Throws<ModelFileException>(() => Model.Load(path)).Entry);
    }

    private static Sequential Small() => new([new Input([2]), new Dense(2, biasInitializer: new Constant(0.75))]);

    private static string Saved(TemporaryFolder folder)
    {
        using var model = Small();
        model.Save(folder["m.keras"]);
        return folder["m.keras"];
    }

    /// <summary>Where the directory has an entry.</summary>
    private static int DirectoryEntry(byte[] bytes, string name) => bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name)) - 46;

    private static void Add(string path, string name, byte[] content)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
