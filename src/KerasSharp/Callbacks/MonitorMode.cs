namespace KerasSharp.Callbacks;

/// <summary>Which values of a monitored quantity are better.</summary>
/// <remarks>Takes Keras's strings too: <c>"auto"</c>, <c>"min"</c>, <c>"max"</c>.</remarks>
[Choice("mode", CaseSensitive = true)]
public readonly partial record struct MonitorMode
{
    /// <summary>The metric knows.</summary>
    public static partial MonitorMode Auto { get; }

    /// <summary>Less is better.</summary>
    public static partial MonitorMode Min { get; }

    /// <summary>More is better.</summary>
    public static partial MonitorMode Max { get; }

    /// <summary>The mode that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public static implicit operator MonitorMode(string mode) => Parse(mode);
}
