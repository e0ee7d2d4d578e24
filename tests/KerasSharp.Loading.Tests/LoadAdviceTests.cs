using System.Runtime.InteropServices;
using KerasSharp.Torch;

namespace KerasSharp.Loading.Tests;

public class LoadAdviceTests
{
    [Theory]
    [InlineData("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /app/libtorch_cpu.so)", "GLIBC_2.38")]
    [InlineData(
        "/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.33' not found (required by /app/libtorch_cpu.so)", "GLIBCXX_3.4.33")]
    public void A_system_that_is_too_old(string message, string version)
    {
        var advice = LoadAdvice.For("/app/libtorch_cpu.so", message);
        Assert.Contains("libtorch_cpu.so needs " + version, advice, StringComparison.Ordinal);
        Assert.Contains("newer release", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_missing() =>
        Assert.Contains(
            "libtorch.so needs libgomp.so.1, which is missing",
            LoadAdvice.For("/app/libtorch.so", "libgomp.so.1: cannot open shared object file: No such file or directory"),
            StringComparison.Ordinal);

    [Fact]
    public void Anything_else_is_told_in_one_line()
    {
        var advice = LoadAdvice.For("/app/libc10.so", "Unable to load\n/app/libc10.so: file too short\nand\nmore");
        Assert.Contains("file too short", advice, StringComparison.Ordinal);
        Assert.Contains("/app/libc10.so", advice, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', advice);
    }

    [Fact]
    public void Arm_is_named() => Assert.Contains("Arm64", LoadAdvice.OtherArchitecture(Architecture.Arm64), StringComparison.Ordinal);
}
