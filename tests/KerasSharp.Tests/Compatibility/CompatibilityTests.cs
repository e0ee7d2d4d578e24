using System.Runtime.CompilerServices;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Keras's public names against ours, and docs/keras-compatibility.md against both.</summary>
public sealed class CompatibilityTests
{
    private static readonly IReadOnlyList<KerasName> Names = KerasApi.Names;

    [Fact]
    public void EveryGapHasItsReason() => None(Names
        .Where(name => name.AliasOf is null && Counterpart.Find(name) is null && Gaps.Reason(Gaps.Names, name.FullName) is null)
            .Select(name => name.FullName));

    [Fact]
    public void EveryMissingParameterHasItsReason() => None(
        from name in Names
        let counterpart = Counterpart.Find(name)
        where counterpart is not null
        from parameter in Comparison.Missing(name, counterpart)
        let full = $"{name.FullName}.{parameter.Name}"
        where Gaps.Reason(Gaps.Parameters, full) is null
        select full);

    [Fact]
    public void EveryReasonIsStillNeeded()
    {
        var gaps = Names.Where(name => Counterpart.Find(name) is null).Select(name => name.FullName).ToList();
        None(Gaps.Names.Where(gap => !gaps.Exists(name => Gaps.Reason([gap], name) is not null)).Select(gap => gap.Pattern));
        var parameters = Names.SelectMany(
            name => Counterpart.Find(name) is { } counterpart
            ? Comparison.Missing(name, counterpart).Select(parameter => $"{name.FullName}.{parameter.Name}") : []).ToList();
        None(Gaps.Parameters.Where(gap => !parameters.Exists(name => Gaps.Reason([gap], name) is not null)).Select(gap => gap.Pattern));
    }

    [Fact]
    public void DefaultsAreKerass() => None(
        from name in Names
        let counterpart = Counterpart.Find(name)
        where counterpart is not null
        from pair in Comparison.OtherDefaults(name, counterpart)
        where Gaps.Reason(Gaps.Defaults, $"{name.FullName}.{pair.Keras.Name}") is null
        select $"{name.FullName}: {pair.Keras.Name} is {pair.Here ?? "null"}, not {pair.Keras.Default}");

    [Fact]
    public void ParametersComeInKerassOrder() => None(
        from name in Names
        let counterpart = Counterpart.Find(name)
        where counterpart is not null && !Comparison.IsFunctionOfClass(name, counterpart)
        let keras = name.Parameters.Select(parameter => parameter.Name).Where(parameter => parameter != "name").ToList()
        let here = counterpart.Parameters.Select(Comparison.Key).Where(keras.Contains).ToList()
        where !here.SequenceEqual(keras.Where(here.Contains))
        select $"{name.FullName}: {string.Join(", ", here)}");

    public static TheoryData<string> Refusals() => [.. Refusal.All.Select(pair => $"{pair.Type.Name}.{pair.Refusal.Option}")];

    [Theory, MemberData(nameof(Refusals))]
    public void WhatIsSaidToBeRefusedIsRefusedByName(string name)
    {
        var (refusing, refusal) = Refusal.All.First(pair => $"{pair.Type.Name}.{pair.Refusal.Option}" == name);
        var option = refusal.Option;
        var entry = Registry.Find(refusing)!;
        using var made = (Layer)Saving.Sample.Of(entry);
        var sample = made.GetConfig();
        sample[option] = ConfigValue.FromJson(System.Text.Json.Nodes.JsonNode.Parse(refusal.Value));
        var error = Record.Exception(() => entry.Create(sample));
        Assert.True(error is ArgumentException or ConfigException, $"{name}: {error?.GetType().Name ?? "not refused"}");
        Assert.Contains(option.Replace("_", ""), error!.Message.Replace("_", ""), StringComparison.OrdinalIgnoreCase);
    }

    /// <remarks>To write the page again: KERASSHARP_WRITE_DOCS=1 dotnet test --filter CompatibilityTests.</remarks>
    [Fact]
    public void ThePageIsTrue()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "keras-compatibility.md");
        var page = CompatibilityPage.Write();
        if (Environment.GetEnvironmentVariable("KERASSHARP_WRITE_DOCS") == "1")
            File.WriteAllText(path, page);
        Assert.Equal(page, File.ReadAllText(path));
    }

    private static void None(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private static string RepositoryRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
