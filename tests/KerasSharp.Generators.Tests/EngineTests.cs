namespace KerasSharp.Generators.Tests;

/// <summary>The module initializer that has the engine loaded before a program's first statement.</summary>
public class EngineTests
{
    private const string Engine = "namespace KerasSharp.Torch; public static class NativeEngine { public static void Prepare() { } }";
    private const string File = "KerasSharpEngine.g.cs";

    [Fact]
    public void Every_program_that_uses_KerasSharp_gets_one()
    {
        var run = GeneratorRun.OnUserOf(GeneratorRun.InLibrary(Engine), "public class Program;").Compiles();
        Assert.Empty(run.Findings);
        Snapshot.Check("Engine", run.Text);
    }

    [Fact]
    public void KerasSharp_itself_has_one_for_programs_in_other_languages() =>
        Assert.Contains(File, GeneratorRun.InLibrary(Engine).Compiles().Files.Keys);

    [Fact]
    public void A_program_without_KerasSharp_gets_none() =>
        Assert.DoesNotContain(File, GeneratorRun.OnUser("public class Other;").Compiles().Files.Keys);
}
