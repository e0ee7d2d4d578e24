namespace KerasSharp.Callbacks;

/// <summary>A callback that keeps values epoch by epoch: gives <see cref="Callbacks.History"/> its property of Keras's name,
/// <c>history.History["loss"]</c>.</summary>
public abstract class EpochRecord : Callback
{
    private protected EpochRecord()
    {
    }

    /// <summary>All values: a list for each name, one value an epoch. Keras's <c>history.history</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> History => Record;

    private protected abstract IReadOnlyDictionary<string, IReadOnlyList<double>> Record { get; }
}
