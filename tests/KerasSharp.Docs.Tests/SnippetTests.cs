using TorchSharp;

namespace KerasSharp.Docs.Tests;

/// <summary>What the pages show compiles, and does what it says without an exception where it can be run.</summary>
public sealed class SnippetTests : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("kerassharp-docs").FullName;
    private readonly TextWriter _output = Console.Out;

    public static TheoryData<string> Runnable =>
        [.. SnippetAssembly.Snippets.Where(snippet => snippet.Runs).Select(snippet => snippet.Place)];

    public void Dispose()
    {
        Console.SetOut(_output);
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_block_of_code_compiles() => Assert.True(SnippetAssembly.Errors.Count == 0, string.Join("\n", SnippetAssembly.Errors));

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task Every_block_of_code_that_can_be_run_runs(string place)
    {
        var method = SnippetAssembly.Method(SnippetAssembly.Snippets.First(snippet => snippet.Place == place));
        Console.SetOut(TextWriter.Null);
        Environment.CurrentDirectory = _folder;
        Utils.SetRandomSeed(42);
        using var scope = torch.NewDisposeScope();
        await (Task)method.Invoke(null, null)!;
    }

    [Fact]
    public void The_pages_are_found() => Assert.True(SnippetAssembly.Snippets.Count > 100, $"{SnippetAssembly.Snippets.Count} blocks");
}
