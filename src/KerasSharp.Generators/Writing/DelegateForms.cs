namespace KerasSharp.Generators;

/// <summary>
/// Writes the variants of constructors and fluent methods that take a method where a class of Keras's is asked for, <c>activation:
/// Ops.Relu</c>: C# turns a method into a delegate by itself, but not into a class.
/// </summary>
internal static class DelegateForms
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    /// <summary>The first parameter that may be a method; null where there is none.</summary>
    public static ParameterModel? Parameter(ClassModel model) =>
        model.Parameters.FirstOrDefault(parameter => Delegate(parameter) is not null);

    /// <summary>The delegate type that stands for a parameter's type; null for others.</summary>
    public static string? Delegate(ParameterModel parameter) => parameter.Type.TrimEnd('?') switch
    {
        "global::KerasSharp.Activations.ActivationFunction" => $"global::System.Func<{Tensor}, {Tensor}>",
        "global::KerasSharp.Optimizers.LearningRate" => "global::System.Func<double, double>",
        _ => null,
    };

    /// <summary>The declaration of the parameter as a method.</summary>
    public static string Declare(ParameterModel parameter) =>
        $"{Delegate(parameter)}{(parameter.Default is null ? "" : "?")} {parameter.Name}{(parameter.Default is null ? "" : " = null")}";

    /// <summary>The method as what the constructor takes.</summary>
    public static string Convert(ParameterModel parameter)
    {
        var made = parameter.Type.Contains("ActivationFunction")
            ? $"global::KerasSharp.Activations.ActivationFunction.From({parameter.Name})"
            : $"(global::KerasSharp.Optimizers.LearningRate){parameter.Name}";
        if (parameter.Default is null)
            return made;
        return $"{parameter.Name} is null ? {(parameter.Default == "null" ? $"({parameter.Type})null" : parameter.Default)} : {made}";
    }

    /// <summary>The constructor; nothing where no parameter may be a method.</summary>
    public static void WriteConstructor(SourceWriter writer, ClassModel model)
    {
        if (Parameter(model) is not { } function)
            return;
        writer.Doc("summary", $"As the other constructor, with a method as <paramref name=\"{function.Name.TrimStart('@')}\"/>.");
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Documentation.Length > 0))
            writer.Doc($"param name=\"{parameter.Name.TrimStart('@')}\"", parameter.Documentation);
        writer.Line(ConfigWriter.Generated).Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
        writer.Line($"{(model.Public ? "public" : "internal")} {model.Name}(").Indent();
        for (var i = 0; i < model.Parameters.Count; i++)
        {
            var parameter = model.Parameters[i];
            writer.Line(
                (parameter == function ? Declare(parameter) : FluentWriter.Declare(parameter)) + (
                i < model.Parameters.Count - 1 ? "," : ")"));
        }

        var arguments = model.Parameters.Select(parameter => parameter == function ? Convert(parameter) : parameter.Name);
        writer.Line($": this({string.Join(", ", arguments)})").Outdent();
        writer.Line("{").Line("}").Line();
    }
}
