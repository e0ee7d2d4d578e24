namespace KerasSharp.Generators.Tests;

/// <summary>The constructor's defaults stand in the factory and the fluent method as they are.</summary>
public class DefaultTests
{
    [Theory]
    [InlineData("double given = 1e-7", "1E-07")]
    [InlineData("double given = double.NaN", "double.NaN")]
    [InlineData("double? given = double.NegativeInfinity", "double.NegativeInfinity")]
    [InlineData("float given = 0.1f", "0.1F")]
    [InlineData("int? given = null", "null")]
    [InlineData("long given = -3", "-3")]
    [InlineData("bool given = true", "true")]
    [InlineData("string given = \"a\\n\\\"b\"", "\"a\\n\\\"b\"")]
    [InlineData("string? given = null", "null")]
    [InlineData("KerasSharp.Padding given = default", "default")]
    [InlineData("KerasSharp.Padding? given = null", "null")]
    [InlineData("DayOfWeek given = DayOfWeek.Friday", "global::System.DayOfWeek.Friday")]
    [InlineData("DayOfWeek given = (DayOfWeek)9", "(global::System.DayOfWeek)(9)")]
    public void Default(string parameter, string literal)
    {
        var run = GeneratorRun.OnUser(
            $"public partial class Doubling({parameter}) : KerasSharp.Layers.Layer {{ public object? Given => given; }}").Compiles();
        Assert.Contains($"(\"given\", {literal})", run.Files["Doubling.Config.g.cs"], StringComparison.Ordinal);
        Assert.Contains($" given = {literal})", run.Files["Doubling.Fluent.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Params_are_empty_where_the_config_lacks_them()
    {
        var run = GeneratorRun.OnUser(
            "public partial class Doubling(params ReadOnlySpan<int> axes) : KerasSharp.Layers.Layer { public int[] Axes { get; } = "
            + "axes.ToArray(); }").Compiles();
        Assert.Contains("axes: values.Get<int[]>(\"axes\", [])", run.Files["Doubling.Config.g.cs"], StringComparison.Ordinal);
        Assert.Contains("params global::System.ReadOnlySpan<int> axes)", run.Files["Doubling.Fluent.g.cs"], StringComparison.Ordinal);
    }
}
