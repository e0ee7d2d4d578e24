using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>Writes a class's GetConfig and FromConfig.</summary>
internal static class ConfigWriter
{
    /// <summary>The mark of generated members.</summary>
    public const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"" + Names.Tool + "\", null)]";

    /// <summary>The part of the class; null where it needs none.</summary>
    public static string? Write(ClassModel model)
    {
        var writesConfig = WritesConfig(model);
        var takesMethod = DelegateForms.Parameter(model) is not null;
        if (!writesConfig && !model.WritesFactory && !takesMethod && model.Call is null)
            return null;
        var writer = SourceWriter.Begin().OpenNamespace(model.Namespace);
        foreach (var declaration in model.Declarations)
            writer.Open(declaration);
        DelegateForms.WriteConstructor(writer, model);
        if (model.Call is { } call)
            OwnCallWriter.Write(writer, call);
        if (writesConfig)
            WriteGetConfig(writer, model);
        if (writesConfig && model.WritesFactory)
            writer.Line();
        if (model.WritesFactory)
            WriteFromConfig(writer, model);
        foreach (var _ in model.Declarations)
            writer.Close();
        return writer.CloseNamespace(model.Namespace).ToString();
    }

    private static bool WritesConfig(ClassModel model) => model.Config switch
    {
        ConfigForm.Own => false,
        ConfigForm.Alone => true,
        _ => model.DroppedKeys.Count > 0 || model.Constants.Count > 0 || model.Parameters.Any(
            parameter => parameter.Role is ConfigRole.Written or ConfigRole.Impossible),
    };

    private static void WriteGetConfig(SourceWriter writer, ClassModel model)
    {
        const string signature = "public override global::KerasSharp.Config GetConfig()";
        writer.Line("/// <inheritdoc/>").Line(Generated);
        if (Impossible(model, "GetConfig") is { } refusal)
        {
            writer.Line(signature + " =>").Indent().Line(refusal).Outdent();
            return;
        }

        var start = model.Config == ConfigForm.OverBase ? "base.GetConfig()" : "new()";
        if (model.DroppedKeys.Count > 0)
            start += $".Without({string.Join(", ", model.DroppedKeys.Select(Quote))})";
        var entries = ConfigEntry.Of(model);
        if (entries.Count == 0)
            writer.Line($"{signature} => {start};");
        else if (entries.Any(entry => entry.OmitIfNull))
            WriteStatements(writer, signature, model.Config == ConfigForm.OverBase ? start : "new global::KerasSharp.Config()", entries);
        else if (model.Config == ConfigForm.OverBase)
            WriteEntries(writer, $"{signature} => {start}.Merge(new()", entries, ");");
        else
            WriteEntries(writer, $"{signature} => new()", entries, ";");
    }

    private static void WriteEntries(SourceWriter writer, string opening, IEnumerable<ConfigEntry> entries, string closing)
    {
        writer.Open(opening);
        foreach (var entry in entries)
            writer.Line($"{{ {Quote(entry.Key)}, {entry.Value} }},");
        writer.Close(closing);
    }

    /// <summary>A config in which keys without a value are missing.</summary>
    private static void WriteStatements(SourceWriter writer, string signature, string start, IEnumerable<ConfigEntry> entries)
    {
        writer.Open(signature).Line($"var config = {start};");
        foreach (var entry in entries)
        {
            if (entry.OmitIfNull)
                writer.Line($"if ({entry.Value} is not null)").Indent().Line($"config[{Quote(entry.Key)}] = {entry.Value};").Outdent();
            else
                writer.Line($"config[{Quote(entry.Key)}] = {entry.Value};");
        }

        writer.Line("return config;").Close();
    }

    private static void WriteFromConfig(SourceWriter writer, ClassModel model)
    {
        writer.Doc(
            "summary", $"Makes a <see cref=\"{model.Name}\"/> from its config; keys that are missing have the constructor's defaults.");
        writer.Doc("param name=\"config\"", "What <c>GetConfig</c> gives.");
        writer.Doc(
            "exception cref=\"global::KerasSharp.ConfigException\"",
            "A required key is missing, a key is unknown, or a value is not what it must be.");
        writer.Line(Generated);
        var signature = $"public static {(model.HidesFactory ? "new " : "")}{model.FullName} FromConfig(global::KerasSharp.Config config)";
        if (Impossible(model, "FromConfig") is { } refusal)
        {
            writer.Line($"{signature} =>").Indent().Line(refusal).Outdent();
            return;
        }

        var read = model.Parameters.Where(parameter => parameter.Role != ConfigRole.Omitted).ToList();
        // A key that is always null is unknown when it has a value, as an option of a newer Keras is.
        var constants = model.Constants.Where(constant => constant.Value != "null").ToList();
        var keys = read.Select(parameter => parameter.Key).Concat(model.BaseValues.Select(value => value.Key))
            .Concat(constants.Select(constant => constant.Key)).Prepend(model.RegisteredName).Select(Quote);
        var initialized = model.BaseValues.Where(value => value.Use == BaseUse.Initialize).ToList();
        var others = model.BaseValues.Where(value => value.Use != BaseUse.Initialize).ToList();
        writer.Open(signature);
        if (model.SeedBeforeInitializers)
            writer.Line("using var initializers = global::KerasSharp.WaitingSeeds.Begin();");
        writer.Line($"var values = new global::KerasSharp.ConfigReader(config, {string.Join(", ", keys)});");
        foreach (var constant in constants)
            writer.Line($"values.Expect({Quote(constant.Key)}, {constant.Value});");
        WriteCreation(writer, $"{(others.Count == 0 ? "return" : "var made =")} new {model.FullName}", read, initialized);
        foreach (var value in others)
            writer.Line(
                value.Use == BaseUse.Assign
                ? $"made.{value.Property} = {Read(value, "made." + value.Property)};"
                : $"values.Expect({Quote(value.Key)}, made.{value.Property});");
        if (others.Count > 0)
            writer.Line("return made;");
        writer.Close();
    }

    private static void WriteCreation(SourceWriter writer, string start, List<ParameterModel> read, List<BaseValue> initialized)
    {
        var end = initialized.Count == 0 ? ";" : "";
        if (read.Count == 0)
        {
            writer.Line(start + "()" + end);
        }
        else
        {
            writer.Line(start + "(").Indent();
            for (var i = 0; i < read.Count; i++)
                writer.Line($"{read[i].Name}: {Read(read[i])}{(i < read.Count - 1 ? "," : ")" + end)}");
            writer.Outdent();
        }

        if (initialized.Count == 0)
            return;
        writer.Line("{").Indent();
        foreach (var value in initialized)
            writer.Line($"{value.Property} = {Read(value, value.Default)},");
        writer.Outdent().Line("};");
    }

    private static string Read(ParameterModel parameter) =>
        Read(parameter.Key, parameter.ReadType, parameter.Nullable, parameter.Default ?? (parameter.Params ? "[]" : null));

    private static string Read(BaseValue value, string fallback) => Read(value.Key, value.Type, value.Nullable, fallback);

    private static string Read(string key, string type, bool nullable, string? fallback) =>
        $"values.{(nullable ? "GetOrNull" : "Get")}<{type}>({Quote(key)}{(fallback is null ? "" : ", " + fallback)})";

    /// <summary>The refusal where a parameter cannot stand in a config.</summary>
    private static string? Impossible(ClassModel model, string method) =>
        model.Parameters.FirstOrDefault(parameter => parameter.Role == ConfigRole.Impossible) is not { } parameter
        ? null
        : "throw new global::System.NotSupportedException("
        + $"{Quote($"{model.Name} has no {method}: its constructor parameter '{parameter.Name}' cannot stand in a config.")});";

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
