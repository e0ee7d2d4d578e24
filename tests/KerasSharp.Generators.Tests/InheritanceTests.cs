namespace KerasSharp.Generators.Tests;

/// <summary>Which class of a family writes which key.</summary>
public class InheritanceTests
{
    private const string Head = "using KerasSharp; using KerasSharp.Layers; using KerasSharp.Regularizers; namespace MyApp;\n";

    [Fact]
    public void A_property_of_an_abstract_base_is_written_by_the_class()
    {
        var config = Config(
            """
            public abstract class Base(int units) : Layer
            {
                public int Units { get; } = units;
            }

            public partial class Doubling(int units, int times) : Base(units)
            {
                public int Times => times;
            }
            """);
        Assert.Contains("""{ "units", Units },""", config, StringComparison.Ordinal);
        Assert.Contains("""{ "times", Times },""", config, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_of_a_base_with_a_config_by_hand_is_left_to_it()
    {
        var config = Config(
            """
            public abstract class Base(int units) : Layer
            {
                public int Units { get; } = units;

                public override Config GetConfig() => base.GetConfig().Merge(new() { { "units", Units } });
            }

            public partial class Doubling(int units, int times) : Base(units)
            {
                public int Times => times;
            }
            """);
        Assert.DoesNotContain("""{ "units", Units },""", config, StringComparison.Ordinal);
        Assert.Contains("""{ "times", Times },""", config, StringComparison.Ordinal);
        Assert.Contains("units: values.Get<int>(\"units\")", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_a_concrete_base_that_the_class_does_not_take_are_dropped()
    {
        var config = Config(
            """
            public partial class Times(int factor, bool exact = false) : Layer
            {
                public int Factor { get; } = factor;

                public bool Exact { get; } = exact;
            }

            public partial class Doubling(bool exact) : Times(2, exact);
            """,
            "Doubling");
        Assert.Contains("base.GetConfig().Without(\"factor\").Merge(new()", config, StringComparison.Ordinal);
        Assert.Contains("""{ "exact", Exact },""", config, StringComparison.Ordinal);
        Assert.Contains("public static new global::MyApp.Doubling FromConfig", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_a_concrete_base_in_another_assembly_are_dropped_too()
    {
        var library = GeneratorRun.InLibrary(
            "namespace KerasSharp.Layers; public partial class Times(int factor) : Layer { public int Factor { get; } = factor; }")
                .Compiles();
        var run = GeneratorRun.OnUserOf(library, Head + "public partial class Doubling() : Times(2);").Compiles();
        Assert.Contains("base.GetConfig().Without(\"factor\");", run.Files["MyApp.Doubling.Config.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_regularizer_in_the_constructor_is_always_written()
    {
        var config = Config("public partial class Doubling(Regularizer? activityRegularizer = null) : Layer(null, activityRegularizer);");
        Assert.Contains("""{ "activity_regularizer", ActivityRegularizer },""", config, StringComparison.Ordinal);
        Assert.DoesNotContain("ActivityRegularizer = values", config, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_regularizer_that_the_constructor_does_not_take_is_read_all_the_same()
    {
        var config = Config("public partial class Doubling : Layer;");
        Assert.DoesNotContain("GetConfig()", config.Replace("<c>GetConfig</c>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(
            "ActivityRegularizer = values.GetOrNull<global::KerasSharp.Regularizers.Regularizer?>(\"activity_regularizer\", null)", config,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_with_a_factory_of_its_own_keeps_it()
    {
        var config = GeneratorRun.OnUser(Head +
            """
            public partial class Doubling(int times) : Layer
            {
                public int Times => times;

                public static Doubling FromConfig(Config config) => new(2);
            }
            """).Compiles();
        Assert.Empty(config.Findings);
        Assert.DoesNotContain("ConfigReader", config.Text, StringComparison.Ordinal);
        Assert.Contains("global::MyApp.Doubling.FromConfig,", config.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_have_no_fluent_methods()
    {
        var run = GeneratorRun.OnUser(Head + "public partial class Net(int units) : Model { public int Units => units; }").Compiles();
        Assert.Contains("MyApp.Net.Config.g.cs", run.Files.Keys);
        Assert.DoesNotContain(run.Files.Keys, name => name.Contains("Fluent", StringComparison.Ordinal));
    }

    [Fact]
    public void Layers_of_several_inputs_have_no_fluent_methods()
    {
        var run = GeneratorRun.OnUser(Head + "[SeveralInputs] public abstract class Merge : Layer; public partial class Add : Merge;")
            .Compiles();
        Assert.DoesNotContain(run.Files.Keys, name => name.Contains("Fluent", StringComparison.Ordinal));
    }

    [Fact]
    public void Nested_classes_in_several_parts_are_one_class()
    {
        var run = GeneratorRun.OnUser(
            Head + "public static partial class Outer { internal partial class Doubling : Layer { public int Times { get; } = times; } }",
            Head + "public static partial class Outer { internal partial class Doubling(int times) : Layer; }").Compiles();
        Assert.Empty(run.Findings);
        Assert.Contains("partial class Outer", run.Files["MyApp.Outer.Doubling.Config.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "internal static global::KerasSharp.Sequential Doubling(", run.Files["MyApp.Outer.Doubling.Fluent.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Awkward_names_compile()
    {
        var run = GeneratorRun.OnUser(Head +
            """
            /// <summary>Odd.</summary>
            /// <param name="params">One.</param>
            /// <param name="model">Two.</param>
            /// <param name="x">Three.</param>
            /// <param name="config">Four.</param>
            /// <param name="values">Five.</param>
            public partial class @event(string @params, int model = 1, string x = "a\"b", char[]? config = null, int? values = 3) : Layer
            {
                internal object?[] All => [@params, model, x, config, values];
            }
            """);
        // char[] is read back as a list of numbers would be: it is refused, and the rest must still compile.
        run.Compiles();
    }

    [Fact]
    public void Without_documentation_the_fluent_method_names_the_layer()
    {
        var run = GeneratorRun.WithoutDocumentation(
            Head + "public partial class Doubling(int times) : Layer { public int Times => times; }").Compiles();
        Assert.Contains("/// <summary>The layer <see cref=\"global::MyApp.Doubling\"/>.</summary>", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_base_class_has_and_the_constructor_does_not_take_is_set()
    {
        var config = Config("public partial class Doubling : Layer;");
        Assert.Contains("\"trainable\", \"dtype\", \"activity_regularizer\", \"name\"", config, StringComparison.Ordinal);
        Assert.Contains("made.Name = values.Get<string>(\"name\", made.Name);", config, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_base_class_has_and_nobody_can_set_is_checked()
    {
        var config = Config(
            "public partial class Flat : KerasSharp.Losses.Loss { public override KerasSharp.Config GetConfig() => []; }", "Flat");
        Assert.Contains("values.Expect(\"name\", made.Name);", config, StringComparison.Ordinal);
    }

    private static string Config(string source, string name = "Doubling")
    {
        var run = GeneratorRun.OnUser(Head + source).Compiles();
        Assert.Empty(run.Findings);
        return run.Files[$"MyApp.{name}.Config.g.cs"];
    }
}
