using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>Writes what a closed set of values has beside their names: Keras's strings both ways.</summary>
internal static class ChoiceWriter
{
    public static string Write(ChoiceModel model)
    {
        var writer = SourceWriter.Begin().OpenNamespace(model.Namespace);
        writer.Open($"partial record struct {model.Name} : global::System.IParsable<{model.Name}>");
        writer.Line($"private static readonly string[] Names = [{string.Join(", ", model.Values.Select(value => Quote(value.Names[0])))}];")
            .Line();
        writer.Line("private readonly byte _index;").Line();
        writer.Line($"private {model.Name}(byte index) => _index = index;").Line();
        for (var i = 0; i < model.Values.Count; i++)
            writer.Line($"public static partial {model.Name} {model.Values[i].Property} => new({i});");
        writer.Line().Doc("summary", "Keras's string.");
        writer.Line("public override string ToString() => Names[_index];").Line();
        WriteParse(writer, model);
        WriteTryParse(writer, model);
        return writer.Close().CloseNamespace(model.Namespace).ToString();
    }

    private static void WriteParse(SourceWriter writer, ChoiceModel model)
    {
        var known = string.Join(", ", model.Values.Select(value => $"'{value.Names[0]}'"));
        writer.Doc("summary", "The value that Keras's string names.");
        writer.Doc("exception cref=\"global::System.ArgumentException\"", "There is no such value; the message lists those there are.");
        writer.Line($"public static {model.Name} Parse(string s, global::System.IFormatProvider? provider = null) =>").Indent();
        writer.Line("TryParse(s, provider, out var result) ? result : throw new global::System.ArgumentException(").Indent();
        writer.Line($"$\"`{model.Parameter}` must be one of {known}. Received: {model.Parameter}='{{s}}'\", {Quote(model.Parameter)});")
            .Outdent().Outdent().Line();
    }

    private static void WriteTryParse(SourceWriter writer, ChoiceModel model)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static bool TryParse(string? s, global::System.IFormatProvider? provider, out {model.Name} result)");
        writer.Open($"var index = {(model.CaseSensitive ? "s" : "s?.ToLowerInvariant()")} switch");
        for (var i = 0; i < model.Values.Count; i++)
        {
            var names = model.Values[i].Names.Select(name => Quote(model.CaseSensitive ? name : name.ToLowerInvariant()));
            writer.Line($"{string.Join(" or ", names)} => {i},");
        }


        writer.Line("_ => -1,").Close(";");
        writer.Line($"result = new {model.Name}((byte)(index < 0 ? 0 : index));");
        writer.Line("return index >= 0;").Close().Line();
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
