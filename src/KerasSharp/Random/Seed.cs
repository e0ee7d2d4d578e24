namespace KerasSharp;

/// <summary>Where random numbers come from: an integer gives the same numbers at every call, a <see cref="SeedGenerator"/> new
/// ones.</summary>
/// <remarks>Written as <c>seed: 42</c> or <c>seed: generator</c>; where a seed is optional, null stands for a seed that Keras
/// picks.</remarks>
public readonly record struct Seed : IPlainValue
{
    private readonly int _number;

    /// <summary>A fixed seed.</summary>
    public Seed(int number) => _number = number;

    /// <summary>The seeds of a generator, one after the other.</summary>
    public Seed(SeedGenerator generator) => Generator = generator ?? throw new ArgumentNullException(nameof(generator));

    /// <summary>The generator; null where the seed is a fixed number.</summary>
    public SeedGenerator? Generator { get; }

    object IPlainValue.Plain => Generator is null ? _number : Generator;

    /// <summary>The number that seeds torch's generator for the next draw. Null draws from the generator of the process.</summary>
    internal static long Draw(Seed? seed) =>
        seed is not { } given ? SeedGenerator.NextUnseeded() : given.Generator is { } generator ? generator.Next() : (uint)given._number;

    /// <inheritdoc/>
    public override string ToString() => Generator?.ToString() ?? $"{_number}";

    /// <summary>A fixed seed.</summary>
    public static implicit operator Seed(int number) => new(number);

    /// <summary>The seeds of a generator.</summary>
    public static implicit operator Seed(SeedGenerator generator) => new(generator);
}
