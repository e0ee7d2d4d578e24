using KerasSharp.Generated;

namespace KerasSharp.Operations;

/// <summary>What an operation computes, under Keras's class name.</summary>
/// <param name="ClassName">Keras's class name, such as <c>TrueDivide</c>.</param>
/// <param name="Module">Keras's module.</param>
/// <param name="Bind">The computation for the options of a config; a <see cref="ConfigException"/> where they are wrong.</param>
internal sealed record OperationKind(string ClassName, string Module, Func<Config, Func<OperationCall, Tensor[]>> Bind)
{
    private static readonly Dictionary<string, OperationKind> All = KerasSharpOperations.All().ToDictionary(kind => kind.ClassName);

    /// <summary>The names of all operations.</summary>
    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The operation of a name.</summary>
    public static OperationKind Find(string className) => All[className];

    /// <summary>The operation of a name, or null.</summary>
    public static OperationKind? TryFind(string className) => All.GetValueOrDefault(className);
}
