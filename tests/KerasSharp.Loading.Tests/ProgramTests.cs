using System.Diagnostics;

namespace KerasSharp.Loading.Tests;

/// <summary>Programs of their own: what is loaded, and set, before the first statement.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Probe = "KerasSharp.Loading.Probe.dll";

    private readonly string _folder = Directory.CreateTempSubdirectory("loading").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Errors) Run(string program, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in (string[])["OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "TORCH_CPP_LOG_LEVEL", "OMP_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static Dictionary<string, string> Answers(params (string Name, string? Value)[] environment)
    {
        var (code, output, errors) = Run(Path.Combine(AppContext.BaseDirectory, Probe), environment);
        Assert.True(code == 0, errors + output);
        Assert.Empty(errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(
            pair => pair[0], pair => pair[1].Trim());
    }

    [Fact]
    public void The_first_statement_may_use_torch()
    {
        var answers = Answers();
        Assert.Equal("3", answers["sum"]);
        Assert.InRange(int.Parse(answers["threads"]), 1, int.Parse(answers["processors"]));
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Equal("1000", answers["GOMP_SPINCOUNT"]);
        Assert.Equal("ERROR", answers["TORCH_CPP_LOG_LEVEL"]);
        // One where this machine's libstdc++ is too old for the binding.
        Assert.InRange(int.Parse(answers["copies"]), 0, 1);
        // 16 MB are 4,096 pages.
        Assert.InRange(int.Parse(answers["faults"]), 0, 200);
    }

    [Fact]
    public void What_the_user_has_set_stays()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var answers = Answers(
            ("OMP_WAIT_POLICY", "ACTIVE"), ("TORCH_CPP_LOG_LEVEL", "WARNING"), ("OMP_NUM_THREADS", "2"), ("DOTNET_PROCESSOR_COUNT", "1"));
        Assert.Equal("ACTIVE", answers["OMP_WAIT_POLICY"]);
        Assert.Equal("", answers["GOMP_SPINCOUNT"]);
        Assert.Equal("WARNING", answers["TORCH_CPP_LOG_LEVEL"]);
        // MKL does not go beyond the machine's cores.
        Assert.Equal($"{Math.Min(2, Environment.ProcessorCount)}", answers["threads"]);
        Assert.Equal("100", Answers(("GOMP_SPINCOUNT", "100"))["GOMP_SPINCOUNT"]);
    }

    [Fact]
    public void There_are_no_more_threads_than_processors()
    {
        var answers = Answers(("DOTNET_PROCESSOR_COUNT", "1"));
        Assert.Equal("1", answers["processors"]);
        if (OperatingSystem.IsLinux())
            Assert.Equal("1", answers["threads"]);
    }

    [Fact]
    public void Where_libtorch_is_missing_one_line_names_the_packages()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Copy(file => !file.Contains("/native/", StringComparison.Ordinal) || file.EndsWith(
            "libLibTorchSharp.so", StringComparison.Ordinal));
        AssertAdvice("libtorch is missing: reference the package TorchSharp-cpu");
    }

    [Fact]
    public void Where_the_binding_is_no_library_one_line_names_it()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Copy(file => !file.EndsWith("libLibTorchSharp.so", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(_folder, "runtimes/linux-x64/native/libLibTorchSharp.so"), "version https://git-lfs.github.com/spec/v1");
        AssertAdvice("libLibTorchSharp.so does not load; where the file is damaged");
    }

    private void AssertAdvice(string expected)
    {
        var (code, _, errors) = Run(Path.Combine(_folder, Probe), ("NUGET_PACKAGES", Path.Combine(_folder, "none")));
        Assert.NotEqual(0, code);
        var lines = errors.Split('\n').Where(line => line.StartsWith("KerasSharp:", StringComparison.Ordinal)).ToList();
        Assert.Contains(expected, Assert.Single(lines), StringComparison.Ordinal);
    }

    /// <summary>The program's folder with some of its files: links, so that half a gigabyte is not copied.</summary>
    private void Copy(Func<string, bool> wanted)
    {
        var source = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(wanted))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal))
                File.Copy(file, target);
            else
                File.CreateSymbolicLink(target, file);
        }
    }
}
