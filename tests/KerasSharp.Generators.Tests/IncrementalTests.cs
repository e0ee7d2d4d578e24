using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators.Tests;

/// <summary>An edit elsewhere leaves everything cached, so that typing in an editor stays fast.</summary>
public class IncrementalTests
{
    private const string Layer =
        "namespace MyApp; public partial class Doubling(int times = 2) : KerasSharp.Layers.Layer { public int Times => times; }";

    [Fact]
    public void An_unrelated_edit_writes_nothing_again()
    {
        var reasons = Reasons(
            "namespace MyApp; public class Other { public int X => 1; }", "namespace MyApp; public class Other { public int X => 2; }", 2);
        Assert.All(reasons, reason => Assert.True(
            reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void An_edit_in_a_body_of_the_class_writes_nothing_again()
    {
        var reasons = Reasons(Layer, Layer.Replace("=> times", "=> times + 0", StringComparison.Ordinal), 1);
        Assert.All(reasons, reason => Assert.True(
            reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void An_edit_of_the_constructor_writes_again()
    {
        var reasons = Reasons(Layer, Layer.Replace("= 2", "= 3", StringComparison.Ordinal), 1);
        Assert.Contains(IncrementalStepRunReason.Modified, reasons);
    }

    /// <summary>Why each step ran, from the models on, when one source of two is replaced.</summary>
    private static List<IncrementalStepRunReason> Reasons(string before, string after, int replaced)
    {
        var run = GeneratorRun.OnUser(Layer, before);
        var tree = run.Input.SyntaxTrees[replaced];
        var input = run.Input.ReplaceSyntaxTree(tree, GeneratorRun.Tree(after, tree.FilePath));
        var result = run.Driver.RunGenerators(input).GetRunResult().Results[0];
        var outputs = result.TrackedOutputSteps.Values.SelectMany(steps => steps).Concat(result.TrackedSteps[KerasSharpGenerator.ModelStep])
            .ToList();
        Assert.NotEmpty(outputs);
        return [.. outputs.SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }
}
