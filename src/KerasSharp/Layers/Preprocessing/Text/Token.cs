namespace KerasSharp;

/// <summary>A category's name: a string or an integer.</summary>
public readonly record struct Token : IPlainValue
{
    private readonly long _number;

    /// <summary>A string.</summary>
    public Token(string text) => Text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>An integer.</summary>
    public Token(long number) => _number = number;

    /// <summary>The string; null for an integer.</summary>
    public string? Text { get; }

    /// <summary>The integer; null for a string.</summary>
    public long? Number => Text is null ? _number : null;

    object IPlainValue.Plain => Text ?? (object)_number;

    /// <inheritdoc/>
    public override string ToString() => Text ?? $"{_number}";

    /// <summary>A string.</summary>
    public static implicit operator Token(string text) => new(text);

    /// <summary>An integer.</summary>
    public static implicit operator Token(long number) => new(number);
}
