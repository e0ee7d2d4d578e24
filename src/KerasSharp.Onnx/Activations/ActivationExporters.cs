using System.Reflection;
using KerasSharp.Activations;

namespace KerasSharp.Onnx;

/// <summary>The activation functions: those of <see cref="ActivationFormulas"/> by name; a custom function is traced.</summary>
internal static class ActivationExporters
{
    private static readonly Dictionary<string, MethodInfo> ByName =
        typeof(ActivationFormulas).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .ToDictionary(method => method.Name);

    /// <summary>Whether a function of Keras has its formula here.</summary>
    public static bool Knows(Type function) =>
        ByName.ContainsKey(function.Name) && function.Assembly == typeof(ActivationFunction).Assembly;

    /// <summary>The values of a function.</summary>
    public static OnnxValue Apply(GraphExporter exporter, ActivationFunction function, OnnxValue x, Layer layer)
    {
        if (!Knows(function.GetType()))
            return TracedFunction.Apply(exporter, layer, [x], inputs => [function.Apply(inputs[0])])[0];
        var method = ByName[function.GetType().Name];
        var config = function.GetConfig();
        var parameters = method.GetParameters();
        object?[] arguments = [x, .. parameters.Skip(1).Select(parameter => ConfigValue.FromPlain(
            ConfigValue.ToPlain(config[Naming.ToConfigKey(parameter.Name!)]), parameter.ParameterType))];
        return (OnnxValue)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
