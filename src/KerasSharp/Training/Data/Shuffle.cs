namespace KerasSharp;

/// <summary>What <c>Fit</c> shuffles: <c>true</c> all samples again each epoch, <c>false</c> none, <c>"batch"</c> samples within their
/// batch only.</summary>
public readonly record struct Shuffle
{
    private readonly byte _index;

    private Shuffle(int index) => (_index, IsAsked) = ((byte)index, true);

    /// <summary>Whether it was asked for, not left out.</summary>
    internal bool IsAsked { get; }

    /// <summary>All rows.</summary>
    public static Shuffle All => new(0);

    /// <summary>None.</summary>
    public static Shuffle None => new(1);

    /// <summary>Rows within their batch: for data that is read in order.</summary>
    public static Shuffle Batch => new(2);

    /// <summary>Whether both shuffle the same way; what is left out is all rows.</summary>
    public bool Equals(Shuffle other) => _index == other._index;

    /// <inheritdoc/>
    public override int GetHashCode() => _index;

    /// <inheritdoc/>
    public override string ToString() => _index switch { 0 => "True", 1 => "False", _ => "batch" };

    /// <summary>All rows, or none.</summary>
    public static implicit operator Shuffle(bool all) => all ? All : None;

    /// <summary>Keras's <c>"batch"</c>.</summary>
    /// <exception cref="ArgumentException">The string is another.</exception>
    public static implicit operator Shuffle(string value) => value == "batch" ? Batch : throw new ArgumentException(
        $"`shuffle` must be true, false or 'batch'. Received: shuffle='{value}'", "shuffle");
}
