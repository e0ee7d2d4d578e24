using System.Runtime.InteropServices;

namespace KerasSharp.Operations;

/// <summary>What a function of <see cref="Ops"/> gives: new tensors, of the caller's dispose scope; all else that the computation made is
/// freed.</summary>
internal static class OperationResult
{
    /// <summary>A result that outlives the scope.</summary>
    public static Tensor Keep(DisposeScope scope, Tensor result) => scope.MoveToOuter(Own(scope, result));

    /// <summary>Results that outlive the scope.</summary>
    public static Tensor[] Keep(DisposeScope scope, Tensor[] results)
    {
        var own = Array.ConvertAll(results, result => Own(scope, result));
        scope.MoveToOuter(own);
        return own;
    }

    /// <summary>Results that outlive the scope.</summary>
    public static (Tensor, Tensor) Keep(DisposeScope scope, (Tensor, Tensor) results) =>
        scope.MoveToOuter(Own(scope, results.Item1), Own(scope, results.Item2));

    /// <summary>What is said where libtorch refuses.</summary>
    public static ArgumentException Refuse(ExternalException e, string operation, params ReadOnlySpan<object?> arguments)
    {
        var shapes = new List<string>();
        foreach (var argument in arguments)
            shapes.AddRange(Tensors(argument).Select(tensor => $"{Shape.Of(tensor.shape)} {DTypes.Name(tensor.dtype)}"));
        return new ArgumentException(
            $"Operation {operation} cannot be computed on tensors of shape {string.Join(", ", shapes)}: {NativeError.FirstLine(e)}", e);
    }

    /// <summary>An operation that has nothing to do gives an alias, so that the result is a tensor of its own in any case.</summary>
    private static Tensor Own(DisposeScope scope, Tensor result) => scope.Contains(result) ? result : result.alias();

    private static IEnumerable<Tensor> Tensors(object? argument) => argument switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor> tensors => tensors,
        Operand { Value: Tensor tensor } => [tensor],
        _ => [],
    };
}
