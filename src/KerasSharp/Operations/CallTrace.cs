namespace KerasSharp.Operations;

/// <summary>Records the operations and layers that a computation on tensors calls, outermost calls only: how a custom layer becomes
/// a graph.</summary>
internal sealed class CallTrace
{
    [ThreadStatic]
    private static CallTrace? current;

    private int _depth;

    /// <summary>The calls, in order.</summary>
    public List<TracedCall> Calls { get; } = [];

    /// <summary>Records what a computation on this thread calls.</summary>
    public static (T Result, CallTrace Trace) Record<T>(Func<T> compute)
    {
        var around = current;
        current = new CallTrace();
        try
        {
            return (compute(), current);
        }
        finally
        {
            current = around;
        }
    }

    /// <summary>Begins a call; what it calls in turn is not recorded.</summary>
    public static Scope Begin()
    {
        if (current is { } trace)
            trace._depth++;
        return new Scope(current);
    }

    /// <summary>A call that runs.</summary>
    public readonly ref struct Scope(CallTrace? trace)
    {
        /// <summary>Whether the call is recorded.</summary>
        public bool Records => trace is { _depth: 1 };

        /// <summary>Records an operation.</summary>
        /// <param name="className">Keras's class name.</param>
        /// <param name="arguments">Keras's names of the arguments and what they are.</param>
        /// <param name="result">The tensor, the tensors, or a tuple of them.</param>
        public void Note(string className, (string Key, object? Value)[] arguments, object result) =>
            trace!.Calls.Add(new TracedCall(className, null, arguments, [], null,
                result as Tensor[] ?? (result is (Tensor a, Tensor b) ? [a, b] : [(Tensor)result])));

        /// <summary>Records a layer.</summary>
        public void Note(Layer layer, Tensor[] inputs, Tensor?[] masks, Config? options, Tensor[] outputs) =>
            trace!.Calls.Add(new TracedCall(null, layer, [("inputs", inputs)], masks, options, outputs));

        /// <summary>Ends the call.</summary>
        public void Dispose()
        {
            if (trace is not null)
                trace._depth--;
        }
    }
}
