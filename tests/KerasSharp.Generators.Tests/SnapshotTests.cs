namespace KerasSharp.Generators.Tests;

/// <summary>The generated text, whole, for each shape of class.</summary>
public class SnapshotTests
{
    [Fact]
    public void A_layer_of_the_library()
    {
        var run = GeneratorRun.InLibrary(
            """
            using KerasSharp.Regularizers;

            namespace KerasSharp.Layers;

            /// <summary>Scales: <c>x · factor</c>.</summary>
            /// <remarks>Not carried over.</remarks>
            /// <param name="units">How many.</param>
            /// <param name="useBias">Whether a <see cref="Bias"/> is added,
            /// and kept.</param>
            /// <param name="momentum">How fast.</param>
            /// <param name="padding">At the border.</param>
            /// <param name="regularizer">A penalty.</param>
            /// <param name="activityRegularizer">Another.</param>
            /// <param name="name">The name.</param>
            public sealed partial class Scale(
                int units,
                bool useBias = true,
                double momentum = 1e-7,
                Padding padding = default,
                Regularizer? regularizer = null,
                Regularizer? activityRegularizer = null,
                string? name = null) : Layer(name, activityRegularizer)
            {
                /// <summary>Doubled.</summary>
                public int Units { get; } = 2 * units;

                internal object? Bias => useBias ? regularizer : null;
            }
            """).Compiles();

        Assert.Empty(run.Findings);
        Snapshot.Check("LibraryLayer", Only(run, "Scale", "KerasSharpClasses"));
    }

    [Fact]
    public void A_config_in_another_order_with_constants_and_keys_left_out_at_null()
    {
        var run = GeneratorRun.InLibrary(
            """
            namespace KerasSharp.Layers;

            [ConfigConstant("quantization_config", null, Before = "rank")]
            [ConfigConstant("sparse", false)]
            public sealed partial class Ranked(
                string equation, [ConfigBefore("equation")] int units, [OmitIfNull] int? rank = null, string? name = null) : Layer(name);

            [ConfigConstant("version", 2)]
            public sealed partial class Constant(string? name = null) : Layer(name);
            """).Compiles();

        Assert.Empty(run.Findings);
        Snapshot.Check("ConfigOrder", Only(run, "Ranked.Config", "Constant.Config"));
    }

    [Fact]
    public void A_layer_of_a_user()
    {
        var run = GeneratorRun.OnUser(
            """
            using KerasSharp;
            using KerasSharp.Layers;

            namespace MyApp.Parts;

            [KerasName("Twice", "double", Package = "mine")]
            public partial class Doubling([ConfigKey("n_times")] int times = 2, [NotInConfig] Func<int, int>? hook = null, params int[] axes) : Layer
            {
                public int Times => times;

                public int[] Axes => axes;

                public int Hooked => hook is null ? 0 : hook(1);
            }

            internal sealed partial class Hidden : Layer;
            """).Compiles();

        Assert.Empty(run.Findings);
        Snapshot.Check("UserLayers", run.Text);
    }

    [Fact]
    public void Losses_and_regularizers_have_no_fluent_methods()
    {
        var run = GeneratorRun.OnUser(
            """
            namespace MyApp;

            public sealed partial class Quadratic(double factor = double.PositiveInfinity, string? name = null) : KerasSharp.Losses.Loss(name)
            {
                public double Factor => factor;
            }

            public sealed partial class Flat : KerasSharp.Regularizers.Regularizer;
            """).Compiles();

        Assert.Empty(run.Findings);
        Snapshot.Check("LossAndRegularizer", run.Text);
    }

    private static string Only(GeneratorRun run, params string[] parts) =>
        string.Join("\n", run.Files.Where(file => parts.Any(file.Key.Contains)).Select(file => $"==== {file.Key}\n{file.Value}"));
}
