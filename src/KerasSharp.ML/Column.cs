namespace KerasSharp;

/// <summary>A column of a data view, by name, and for a column of text the layer that makes numbers of it. Converts from the
/// name.</summary>
/// <remarks><c>new Column("Review", words.Apply)</c> for a <c>TextVectorization</c>, <c>StringLookup</c> or <c>Hashing</c> named
/// <c>words</c>.</remarks>
public sealed class Column
{
    /// <param name="name">The column's name.</param>
    /// <param name="encode">
    /// Makes of a batch of texts, (batch,) or for a vector of texts (batch, size), a tensor (batch, …); needed for text and for it alone.
    /// It is called on the thread that reads.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Column(string name, Func<StringArray, Tensor>? encode = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Encode) = (name, encode);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    internal Func<StringArray, Tensor>? Encode { get; }

    /// <summary>The column of a name.</summary>
    public static implicit operator Column(string name) => new(name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
