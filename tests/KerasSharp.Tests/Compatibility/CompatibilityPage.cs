using System.Reflection;
using System.Text;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Writes docs/keras-compatibility.md: every public name of Keras, and what stands here for it.</summary>
internal static class CompatibilityPage
{
    private const string Introduction = """
        # Keras's names, and what stands here for them

        Every public name of Keras 3.16. This page is written from the code by the tests (`CompatibilityTests`), which fail when it is not true.

        The second column is what a C# program writes, with Keras's meaning, parameters (in camelCase) and defaults; the third says what is different, or why there is nothing.

        Properties that every layer has are not repeated: `dtype`, `trainable` and `autocast` of Keras's constructors are `new Dense(4) { DType = "float64", Trainable = false }`.


        """;

    /// <summary>The page.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Introduction);
        foreach (var module in KerasApi.Names.Where(name => !name.IsMember).GroupBy(name => name.Module))
        {
            page.Append($"## {module.Key}\n\n| Keras | here | |\n|---|---|---|\n");
            foreach (var name in module)
                page.Append($"| `{name.Name}` | {Row(name)} |\n");
            page.Append('\n');
            if (KerasApi.Names.Where(name => name.IsMember && name.Module == module.Key).ToList() is { Count: > 0 } members)
                page.Append(Members(members));
        }

        return page.Append(Operations()).Append(Refusals()).ToString();
    }

    /// <summary>What there is of keras.ops, whose names are not among those that are compared.</summary>
    private static string Operations()
    {
        var functions = new[] { typeof(Ops), typeof(Ops.Image) }.SelectMany(
            type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => method.DeclaringType == typeof(Ops) ? method.Name : $"{method.DeclaringType!.Name}.{method.Name}").Distinct()
                .Order(StringComparer.Ordinal);
        return $"""
            ## keras.ops

            `Ops` has, on tensors and as steps of functional models: {string.Join(", ", functions.Select(name => $"`{name}`"))}.

            Not here: `elastic_transform` (the layer `RandomElasticTransform`), `get_item` (the indexer, `x[.., 0]`), `vectorize` (functions of
            tensors work on all values; `VectorizedMap`), `view` (bits in another type: `Tensor.bytes`).

            Another operation in a file is refused by its name. Complex numbers, windows, searches and loops are on tensors alone; `Rearrange` is
            three steps of a model.


            """;
    }

    private static string Row(KerasName name)
    {
        if (name.AliasOf is { } other && Counterpart.Find(name) is null)
            return $"see `{other}` | another word for it";
        if (Counterpart.Find(name) is not { } counterpart)
            return $"not here | {Gaps.Reason(Gaps.Names, name.FullName)}";
        return $"`{counterpart.Shown}` | {Notes(name, counterpart)}";
    }

    /// <summary>What is different.</summary>
    private static string Notes(KerasName name, Counterpart counterpart) => string.Join("; ", Comparison.Missing(name, counterpart)
        .Where(parameter => parameter.Name is not ("dtype" or "trainable" or "autocast"))
        .GroupBy(parameter => Gaps.Reason(Gaps.Parameters, $"{name.FullName}.{parameter.Name}"))
        .Select(group => $"without {string.Join(", ", group.Select(parameter => $"`{parameter.Name}`"))}: {group.Key}")
        .Concat(
            Comparison.OtherDefaults(name, counterpart)
            .Select(
            pair =>
            $"`{pair.Keras.Name}` is {pair.Here ?? "null"}, not {pair.Keras.Default}: "
            + $"{Gaps.Reason(Gaps.Defaults, $"{name.FullName}.{pair.Keras.Name}")}")));

    private static string Members(List<KerasName> members)
    {
        var here = members.Select(member => (Name: member, Counterpart: Counterpart.Find(member)!))
            .Where(member => member.Counterpart is not null).ToList();
        var text = new StringBuilder(
            "Its members here: "
            + $"{string.Join(", ", here.Select(member => $"`{member.Counterpart.Shown.Split('.')[^1]}`").Distinct())}.\n\n");
        foreach (var (name, counterpart) in here)
        {
            if (Notes(name, counterpart) is { Length: > 0 } notes)
                text.Append($"- `{counterpart.Shown.Split('.')[^1]}`: {notes}\n");
        }

        foreach (var group in members.Where(member => Counterpart.Find(member) is null).GroupBy(
            member => Gaps.Reason(Gaps.Names, member.FullName)))
            text.Append($"- not here {string.Join(", ", group.Select(member => $"`{member.Name}`"))}: {group.Key}\n");
        return text[^2] == '\n' ? text.ToString() : text.Append('\n').ToString();
    }

    private static string Refusals()
    {
        var table = new StringBuilder(
            "## Options that are refused\n\nThe error names the option and says why.\n\n| class | option | value | why "
            + "|\n|---|---|---|---|\n");
        foreach (var (type, refusal) in Refusal.All)
            table.Append($"| `{type.Name}` | `{refusal.Option}` | `{refusal.Value}` | {refusal.Reason} |\n");
        return table.ToString();
    }
}
