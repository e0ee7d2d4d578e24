using KerasSharp.Torch;
using TorchSharp;

namespace KerasSharp.Loading.Tests;

/// <summary>
/// The real files of TorchSharp and libtorch on Linux: these fail where a newer version no longer needs, or outgrows, what is done for it.
/// </summary>
public class BindingTests
{
    private static IReadOnlyList<string> Folders => NativeFolders.Of(typeof(torch).Assembly);

    [Fact]
    public void The_binding_needs_one_symbol_of_each_newer_libstdcxx_and_no_other()
    {
        if (NativeFolders.Find(Folders, "libLibTorchSharp.so") is not { } path)
        {
            Assert.False(OperatingSystem.IsLinux(), "libLibTorchSharp.so is not beside the tests");
            return;
        }

        var image = File.ReadAllBytes(path);
        foreach (var (symbol, version, other) in LibStdCxx.Redirections)
        {
            var before = image.ToArray();
            Assert.True(ElfImage.Redirect(image, symbol, version, other), $"this TorchSharp does not need {version}, or more of it");
            Assert.InRange(image.Zip(before, (now, then) => now == then ? 0 : 1).Sum(), 2, 7);
        }
    }

    [Fact]
    public void Damaged_copies_of_the_binding_are_no_error()
    {
        if (NativeFolders.Find(Folders, "libLibTorchSharp.so") is not { } path)
            return;
        var image = File.ReadAllBytes(path);
        var (symbol, version, other) = LibStdCxx.Redirections[0];
        for (var length = 0; length < image.Length; length += 50_021)
        {
            var cut = image[..length];
            Assert.True(ElfImage.Redirect(cut, symbol, version, other) || cut.AsSpan().SequenceEqual(image.AsSpan(0, length)));
        }
    }

    [Fact]
    public void The_libraries_of_this_machine_are_found_together()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var libtorch = NativeFolders.Find(Folders, "libtorch_cpu.so");
        Assert.NotNull(libtorch);
        Assert.Equal(Path.GetDirectoryName(libtorch), Path.GetDirectoryName(NativeFolders.Find(Folders, "libc10.so")));
    }

    [Fact]
    public void The_version_of_libtorch_is_read_without_loading_it() =>
        Assert.Equal("2.10.0", NativeFolders.LibTorchVersion(typeof(torch).Assembly));

    [Fact]
    public void Another_assembly_has_no_version_of_libtorch() => Assert.Null(NativeFolders.LibTorchVersion(typeof(BindingTests).Assembly));
}
