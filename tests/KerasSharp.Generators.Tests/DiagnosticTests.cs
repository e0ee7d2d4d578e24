namespace KerasSharp.Generators.Tests;

/// <summary>Each diagnostic, where it stands, and that nothing is generated for what cannot be served.</summary>
public class DiagnosticTests
{
    private const string Head = "using KerasSharp; using KerasSharp.Layers; namespace MyApp;\n";

    [Fact]
    public void KS0001_a_class_that_is_not_partial()
    {
        var run = Run("public class Doubling : Layer;");
        Assert.Equal(
            ["KS0001 line 2: 'Doubling' derives from Layer but 'Doubling' is not partial: add `partial`, so that its config, registry "
            + "entry and fluent method can be written"], run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void KS0001_a_class_within_one_that_is_not_partial()
    {
        var run = Run("public class Outer { public partial class Doubling : Layer; }");
        Assert.Equal(
            ["KS0001 line 2: 'Doubling' derives from Layer but 'Outer' is not partial: add `partial`, so that its config, registry "
            + "entry and fluent method can be written"], run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void KS0001_a_class_with_a_config_by_hand_that_is_not_partial()
    {
        var run = Run("public class Doubling : Layer { public override Config GetConfig() => []; }");
        Assert.Equal(
            ["KS0001 line 2: 'Doubling' derives from Layer but 'Doubling' is not partial: add `partial`, so that its config, registry "
            + "entry and fluent method can be written"], run.Findings);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("=> throw new NotSupportedException();")]
    [InlineData("{ throw new NotSupportedException(); }")]
    public void A_class_that_says_itself_that_it_has_no_config_is_left_alone(string body) =>
        Assert.Empty(Run("using System; public class Doubling : Layer { public override Config GetConfig() " + body + " }").Findings);

    [Fact]
    public void KS0002_a_parameter_without_a_value()
    {
        var run = Run(
            """
            public partial class Doubling : Layer
            {
                public Doubling(int times, int other)
                {
                    Times = times;
                }

                public int Times { get; }

                public int Other { set { } }
            }
            """);
        Assert.Equal(
            ["KS0002 line 4: The constructor parameter 'other' of 'Doubling' cannot be saved: add a readable property 'Other', or make "
            + "the constructor a primary constructor. Nothing is generated for the class."],
            run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void KS0002_is_silent_where_the_parameter_is_not_in_the_config()
    {
        var run = Run("public partial class Doubling : Layer { public Doubling([NotInConfig] int other = 3) { _ = other; } }").Compiles();
        Assert.Empty(run.Findings);
        Assert.Contains("other: values.Get<int>(\"other\", 3)", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Func<int, int>")]
    [InlineData("System.Text.StringBuilder")]
    [InlineData("System.Text.StringBuilder[]")]
    [InlineData("decimal")]
    [InlineData("int[,]")]
    [InlineData("Dictionary<int, int>")]
    public void KS0003_a_parameter_that_cannot_stand_in_a_config(string type)
    {
        var run = Run($"public partial class Doubling({type} given) : Layer {{ public object Given => given; }}").Compiles();
        var finding = Assert.Single(run.Findings);
        Assert.StartsWith("KS0003 line 2: The constructor parameter 'given' of 'Doubling' is a '", finding, StringComparison.Ordinal);
        Assert.Contains(
            "throw new global::System.NotSupportedException(\"Doubling has no GetConfig: its constructor parameter 'given' cannot stand "
            + "in a config.\")", run.Text, StringComparison.Ordinal);
        Assert.Contains(
            "throw new global::System.NotSupportedException(\"Doubling has no FromConfig: its constructor parameter 'given' cannot "
            + "stand in a config.\")", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("byte?")]
    [InlineData("object")]
    [InlineData("string[]")]
    [InlineData("System.DayOfWeek")]
    [InlineData("(int, double)[]")]
    [InlineData("IReadOnlyList<(int, int)>")]
    [InlineData("Dictionary<string, double>")]
    [InlineData("Shape?")]
    [InlineData("Padding")]
    [InlineData("Layer")]
    [InlineData("KerasSharp.Losses.Loss[]")]
    [InlineData("DTypePolicy")]
    public void Parameters_that_can_stand_in_a_config(string type)
    {
        var run = Run($"public partial class Doubling({type} given) : Layer {{ public object? Given => given; }}").Compiles();
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void KS0003_is_silent_where_the_config_is_written_by_hand()
    {
        var run = Run(
            """
            public partial class Doubling(Func<int, int> hook) : Layer
            {
                public int Hooked => hook(2);

                public override Config GetConfig() => throw new NotSupportedException();
            }
            """).Compiles();
        Assert.Empty(run.Findings);
        Assert.DoesNotContain("override", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void KS0004_two_constructors_of_the_same_length()
    {
        var run = Run(
            "public partial class Doubling : Layer { public Doubling(int times) { } public Doubling(string name) : base(name) { } "
            + "public Doubling() { } }");
        Assert.Equal(
            ["KS0004 line 2: 'Doubling' has 2 constructors of 1 parameters, none of them primary: nothing is generated for the class"],
            run.Findings);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("private Doubling() { }", "has no public or internal constructor")]
    [InlineData("public Doubling(ref int times) { }", "takes 'times' by reference in its constructor")]
    public void KS0004_no_usable_constructor(string constructor, string problem)
    {
        var run = Run($"public partial class Doubling : Layer {{ {constructor} }}");
        Assert.Equal([$"KS0004 line 2: 'Doubling' {problem}: nothing is generated for the class"], run.Findings);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("public partial class Doubling<T> : Layer;")]
    [InlineData("public partial class Outer<T> { public partial class Doubling : Layer; }")]
    public void KS0005_a_generic_class(string source)
    {
        var run = Run(source);
        Assert.Equal(
            ["KS0005 line 2: 'Doubling' derives from Layer but is generic, or nested in a generic class, and cannot be named in a "
            + "config: nothing is generated for the class"], run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_diagnostic_can_be_suppressed_in_the_source()
    {
        var run = Run("#pragma warning disable KS0001\npublic class Doubling : Layer;");
        Assert.All(run.Driver.GetRunResult().Diagnostics, d => Assert.True(d.Location.IsInSource));
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void KS0006_two_classes_of_one_name()
    {
        var run = Run("[KerasName(\"Twice\")] public partial class Doubling : Layer;\npublic partial class Twice : Layer;");
        Assert.Equal(
            ["KS0006 line 3: 'Doubling' and 'Twice' are both registered as 'Custom>Twice': give one of them another name with [KerasName]"],
            run.Findings);
    }

    [Fact]
    public void KS0006_is_silent_for_classes_of_different_kinds()
    {
        var run = Run(
            "public partial class Twice : Layer; public static partial class Inner { public partial class Twice : "
            + "KerasSharp.Regularizers.Regularizer; }").Compiles();
        Assert.Empty(run.Findings);
    }

    [Theory]
    [InlineData("public partial class Outer { private partial class Doubling : Layer; }")]
    [InlineData("public partial class Outer { protected partial class Doubling : Layer; }")]
    [InlineData("file partial class Doubling : Layer;")]
    [InlineData("public class Outer { private class Doubling : Layer { public override Config GetConfig() => []; } }")]
    public void KS0007_a_class_that_cannot_be_reached(string source)
    {
        var run = Run(source);
        Assert.Equal(
            ["KS0007 line 2: 'Doubling' derives from Layer but is private, and cannot be registered: nothing is generated for the class"],
            run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_private_class_that_is_not_partial_is_left_alone()
    {
        var run = Run("public class Outer { private class Doubling : Layer; }");
        Assert.Empty(run.Findings);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Abstract_classes_and_classes_of_no_kind_are_left_alone()
    {
        var run = Run("public abstract class Base : Layer; public class Other : Exception;");
        Assert.Empty(run.Findings);
        Assert.Empty(run.Files);
    }

    private static GeneratorRun Run(string source) => GeneratorRun.OnUser(Head + source);
}
