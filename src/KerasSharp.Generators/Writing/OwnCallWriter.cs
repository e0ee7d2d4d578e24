using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>
/// Writes what a layer needs whose <c>Call</c> takes arguments of its own: <c>Apply</c> with them, on tensors and in functional models, and
/// the way from the options of a call to the method.
/// </summary>
internal static class OwnCallWriter
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";
    private const string KerasTensor = "global::KerasSharp.KerasTensor";

    public static void Write(SourceWriter writer, OwnCall call)
    {
        WriteApply(writer, call, Tensor, "Calls the layer");
        WriteApply(writer, call, KerasTensor, "Calls the layer in a functional model");
        writer.Line("/// <inheritdoc/>").Line(ConfigWriter.Generated);
        var arguments = call.Parameters.Select(parameter => $"{parameter.Name}: {Read(parameter)}").Prepend($"{call.Input}: x");
        writer.Line($"protected override {Tensor} Call({Tensor} x, global::KerasSharp.Layers.CallContext context) =>").Indent()
            .Line($"Call({string.Join(", ", arguments)});").Outdent().Line();
        writer.Line("/// <inheritdoc/>").Line(ConfigWriter.Generated);
        var keys = Values(call).Select(parameter => Quote(parameter.Key));
        writer.Line(
            "protected override global::System.Collections.Generic.IReadOnlyList<string> CallArgumentNames => "
            + $"[{string.Join(", ", keys)}];").Line();
    }

    private static void WriteApply(SourceWriter writer, OwnCall call, string tensor, string summary)
    {
        var required = Values(call).Where(parameter => parameter.Default is null).Select(Declare);
        var optional = Values(call).Where(parameter => parameter.Default is not null).Select(Declare);
        var parameters = required.Prepend($"{tensor} {call.Input}").Concat(["bool? training = null", $"{tensor}? mask = null"])
            .Concat(optional);
        writer.Doc("summary", $"{summary} with arguments of its own.");
        writer.Line(ConfigWriter.Generated).Open($"public {tensor} Apply({string.Join(", ", parameters)})");
        writer.Line("var arguments__ = new global::KerasSharp.Config();");
        foreach (var parameter in Values(call))
        {
            // Keras writes into a model's config what the caller gives, not the defaults.
            if (parameter.Default is not null)
                writer.Line($"if (!object.Equals({parameter.Name}, {Cast(parameter)}))").Indent();
            writer.Line($"arguments__[{Quote(parameter.Key)}] = {parameter.Name};");
            if (parameter.Default is not null)
                writer.Outdent();
        }

        writer.Line($"return ApplyWith({call.Input}, arguments__, training, mask);").Close().Line();
    }

    private static IEnumerable<OwnCallParameter> Values(OwnCall call) =>
        call.Parameters.Where(parameter => parameter.Role == OwnCallRole.Value);

    private static string Declare(OwnCallParameter parameter) =>
        $"{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";

    private static string Cast(OwnCallParameter parameter) => $"({parameter.Type}){parameter.Default}";

    private static string Read(OwnCallParameter parameter) => parameter.Role switch
    {
        OwnCallRole.Training => "context.Training",
        OwnCallRole.Mask => parameter.Type.EndsWith("?") ? "context.Mask" : "context.Mask!",
        OwnCallRole.Context => "context",
        _ when parameter.Default is null => $"context.Get<{parameter.Type}>({Quote(parameter.Key)})!",
        _ => $"context.Get<{parameter.Type}>({Quote(parameter.Key)}, {parameter.Default})!",
    };

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
