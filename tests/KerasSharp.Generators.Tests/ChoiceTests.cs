namespace KerasSharp.Generators.Tests;

/// <summary>What is written for a closed set of values.</summary>
public class ChoiceTests
{
    private const string Source = """
        namespace KerasSharp;

        [Choice("edge")]
        public readonly partial record struct Edge : IParsableMark
        {
            public static partial Edge Plain { get; }

            [ChoiceNames("WRAP", "round")]
            public static partial Edge WrapAround { get; }

            public static Edge Other => Plain;
        }
        """;

    [Fact]
    public void Each_value_has_its_strings_and_the_first_is_the_default()
    {
        var text = GeneratorRun.InLibrary(Source).Text;
        Assert.Contains("Names = [\"plain\", \"WRAP\"];", text);
        Assert.Contains("public static partial Edge Plain => new(0);", text);
        Assert.Contains("public static partial Edge WrapAround => new(1);", text);
        Assert.Contains("\"wrap\" or \"round\" => 1,", text);
        Assert.Contains("`edge` must be one of 'plain', 'WRAP'.", text);
        Assert.DoesNotContain("Other", text);
    }

    [Fact]
    public void Case_counts_where_it_is_said_to() =>
        Assert.Contains(
            "\"WRAP\" or \"round\" => 1,", GeneratorRun.InLibrary(
            Source.Replace("(\"edge\")", "(\"edge\", CaseSensitive = true)", StringComparison.Ordinal)).Text);
}
