namespace KerasSharp.Callbacks;

/// <summary>What a callback must know for an interrupted run to go on: numbers and tensors by name.</summary>
internal sealed class CallbackState
{
    /// <summary>Numbers; what is not there was null.</summary>
    public Dictionary<string, double> Numbers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Tensors, for the reader to copy.</summary>
    public Dictionary<string, Tensor> Tensors { get; init; } = new(StringComparer.Ordinal);

    public double? this[string name]
    {
        get => Numbers.TryGetValue(name, out var value) ? value : null;
        set
        {
            if (value is { } number)
                Numbers[name] = number;
        }
    }

    public int Integer(string name) => (int)(this[name] ?? 0);
}
