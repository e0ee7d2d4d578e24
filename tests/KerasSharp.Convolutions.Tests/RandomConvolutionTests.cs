using System.Diagnostics;

namespace KerasSharp.Convolutions.Tests;

/// <summary>Random convolutions and their gradients are those of float64, on processors of all kinds.</summary>
public class RandomConvolutionTests
{
    [Theory]
    [InlineData("real", "", 1000)]
    [InlineData("real", "AVX2", 500)]
    [InlineData("checked", "", 300)]
    [InlineData("first", "", 400)]
    [InlineData("first", "AVX2", 200)]
    [InlineData("all", "", 400)]
    [InlineData("all", "AVX2", 200)]
    public void AreRight(string mode, string instructions, int count)
    {
        var (exit, output) = Run(instructions, mode, $"{count}", $"{count + mode.Length + instructions.Length}");
        Assert.True(exit == 0, output);
        // libtorch warns of gradients that keep a graph, which the tape does not.
        Assert.DoesNotContain("reference cycle", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Output) Run(string instructions, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(DrawProcess).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        if (instructions.Length > 0)
            start.Environment["ONEDNN_MAX_CPU_ISA"] = instructions;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
