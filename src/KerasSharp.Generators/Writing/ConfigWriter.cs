using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>Writes a class's GetConfig and FromConfig.</summary>
internal static class ConfigWriter
{
    private const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"" + Names.Tool + "\", null)]";

    /// <summary>The part of the class; null where it needs none.</summary>
    public static string? Write(ClassModel model)
    {
        var writesConfig = WritesConfig(model);
        if (!writesConfig && !model.WritesFactory)
            return null;
        var writer = SourceWriter.Begin().OpenNamespace(model.Namespace);
        foreach (var declaration in model.Declarations)
            writer.Open(declaration);
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
        _ => model.DroppedKeys.Count > 0 || model.Parameters.Any(parameter => parameter.Role is ConfigRole.Written or ConfigRole.Impossible),
    };

    private static void WriteGetConfig(SourceWriter writer, ClassModel model)
    {
        const string signature = "public override global::KerasSharp.Config GetConfig() =>";
        writer.Line("/// <inheritdoc/>").Line(Generated);
        if (Impossible(model, "GetConfig") is { } refusal)
        {
            writer.Line(signature).Indent().Line(refusal).Outdent();
            return;
        }

        var written = model.Parameters.Where(parameter => parameter.Role == ConfigRole.Written).ToList();
        var start = model.Config == ConfigForm.OverBase ? "base.GetConfig()" : "new()";
        if (model.DroppedKeys.Count > 0)
            start += $".Without({string.Join(", ", model.DroppedKeys.Select(Quote))})";
        if (written.Count == 0)
        {
            writer.Line($"{signature} {start};");
            return;
        }

        writer.Open(model.Config == ConfigForm.OverBase ? $"{signature} {start}.Merge(new()" : $"{signature} new()");
        foreach (var parameter in written)
            writer.Line($"{{ {Quote(parameter.Key)}, {parameter.Value} }},");
        writer.Close(model.Config == ConfigForm.OverBase ? ");" : ";");
    }

    private static void WriteFromConfig(SourceWriter writer, ClassModel model)
    {
        writer.Doc("summary", $"Makes a <see cref=\"{model.Name}\"/> from its config; keys that are missing have the constructor's defaults.");
        writer.Doc("param name=\"config\"", "What <c>GetConfig</c> gives.");
        writer.Doc("exception cref=\"global::KerasSharp.ConfigException\"", "A required key is missing, a key is unknown, or a value is not what it must be.");
        writer.Line(Generated);
        var signature = $"public static {(model.HidesFactory ? "new " : "")}{model.FullName} FromConfig(global::KerasSharp.Config config)";
        if (Impossible(model, "FromConfig") is { } refusal)
        {
            writer.Line($"{signature} =>").Indent().Line(refusal).Outdent();
            return;
        }

        var read = model.Parameters.Where(parameter => parameter.Role != ConfigRole.Omitted).ToList();
        var layer = model.Base == BaseConfig.Layer;
        var takesRegularizer = read.Any(parameter => parameter.Key == "activity_regularizer");
        string[] baseKeys = !layer ? [] : takesRegularizer ? ["trainable", "dtype"] : ["trainable", "dtype", "activity_regularizer"];
        var keys = read.Select(parameter => parameter.Key).Concat(baseKeys).Distinct().Select(Quote);

        writer.Open(signature);
        writer.Line($"var values = new global::KerasSharp.ConfigReader(config, {string.Join(", ", keys.Prepend(Quote(model.RegisteredName)))});");
        if (read.Count == 0)
            writer.Line(layer ? $"return new {model.FullName}" : $"return new {model.FullName}();");
        else
            WriteArguments(writer, model, read, layer ? ")" : ");");
        if (layer)
        {
            writer.Line("{").Indent();
            writer.Line("Trainable = values.Get<bool>(\"trainable\", true),");
            writer.Line("DType = values.Get<global::KerasSharp.DTypePolicy>(\"dtype\", global::KerasSharp.DTypePolicy.Default),");
            if (!takesRegularizer)
                writer.Line("ActivityRegularizer = values.GetOrNull<global::KerasSharp.Regularizers.Regularizer?>(\"activity_regularizer\", null),");
            writer.Outdent().Line("};");
        }

        writer.Close();
    }

    private static void WriteArguments(SourceWriter writer, ClassModel model, List<ParameterModel> read, string end)
    {
        writer.Line($"return new {model.FullName}(").Indent();
        for (var i = 0; i < read.Count; i++)
            writer.Line($"{read[i].Name}: {Value(read[i])}{(i < read.Count - 1 ? "," : end)}");
        writer.Outdent();
    }

    private static string Value(ParameterModel parameter)
    {
        var fallback = parameter.Default ?? (parameter.Params ? "[]" : null);
        return $"values.{(parameter.Nullable ? "GetOrNull" : "Get")}<{parameter.ReadType}>({Quote(parameter.Key)}{(fallback is null ? "" : ", " + fallback)})";
    }

    /// <summary>The refusal where a parameter cannot stand in a config.</summary>
    private static string? Impossible(ClassModel model, string method) => model.Parameters.FirstOrDefault(parameter => parameter.Role == ConfigRole.Impossible) is not { } parameter
        ? null
        : $"throw new global::System.NotSupportedException({Quote($"{model.Name} has no {method}: its constructor parameter '{parameter.Name}' cannot stand in a config.")});";

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
