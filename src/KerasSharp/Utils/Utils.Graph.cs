namespace KerasSharp;

public static partial class Utils
{
    /// <summary>The inputs from which a symbolic tensor is computed, each once; the tensor itself where it is one.</summary>
    /// <remarks>Source: keras.utils.get_source_inputs.</remarks>
    /// <param name="tensor">A result of symbolic calls.</param>
    public static IReadOnlyList<KerasTensor> GetSourceInputs(KerasTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var inputs = new OrderedDictionary<KerasTensor, bool>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<Node>();
        // Models are deeper than a call stack may be: what waits is kept on the heap, the last input on top so that the first comes first.
        var waiting = new Stack<KerasTensor>([tensor]);
        while (waiting.TryPop(out var next))
        {
            if (next.Node is not { IsInput: false } node)
                inputs.TryAdd(next, true);
            else if (seen.Add(node))
                Array.ForEach([.. node.Inputs.Reverse()], waiting.Push);
        }

        return [.. inputs.Keys];
    }
}
