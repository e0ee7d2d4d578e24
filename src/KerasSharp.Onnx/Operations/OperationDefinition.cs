using System.Reflection;

namespace KerasSharp.Onnx;

/// <summary>An operation as the library defines it: its parameters under Keras's names, their defaults, and which of them a node holds by
/// place.</summary>
internal sealed class OperationDefinition
{
    private static readonly Dictionary<string, OperationDefinition> ByClassName = typeof(Ops).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(OperationsAttribute)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsPrivate && !method.Name.Contains('<', StringComparison.Ordinal))
        .Select(method => new OperationDefinition(method))
        .Where(definition => OperationKind.TryFind(definition.ClassName) is not null)
        .ToDictionary(definition => definition.ClassName);

    private OperationDefinition(MethodInfo method)
    {
        Name = method.Name;
        ClassName = method.GetCustomAttribute<KerasNameAttribute>()?.Name ?? method.Name;
        Parameters = [.. method.GetParameters().Select(parameter => new OperationParameterInfo(parameter))];
    }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>Keras's name of the class.</summary>
    public string ClassName { get; }

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<OperationParameterInfo> Parameters { get; }

    /// <summary>The definition of an operation.</summary>
    public static OperationDefinition Of(string className) => ByClassName[className];
}
