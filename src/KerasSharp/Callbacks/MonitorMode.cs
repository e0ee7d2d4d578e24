namespace KerasSharp.Callbacks;

/// <summary>Which values of a watched quantity are better.</summary>
/// <remarks>Takes Keras's strings too: <c>"auto"</c>, <c>"min"</c>, <c>"max"</c>.</remarks>
public readonly record struct MonitorMode
{
    private static readonly string[] Names = ["auto", "min", "max"];

    private readonly byte _index;

    private MonitorMode(int index) => _index = (byte)index;

    /// <summary>The metric knows.</summary>
    public static MonitorMode Auto => default;

    /// <summary>Less is better.</summary>
    public static MonitorMode Min => new(1);

    /// <summary>More is better.</summary>
    public static MonitorMode Max => new(2);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The mode that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public static implicit operator MonitorMode(string mode) => Array.IndexOf(Names, mode) is >= 0 and var index ? new(index) : throw new ArgumentException(
        $"`mode` must be one of 'auto', 'min', 'max'. Received: mode='{mode}'", nameof(mode));
}
