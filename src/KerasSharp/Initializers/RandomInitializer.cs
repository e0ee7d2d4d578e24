namespace KerasSharp.Initializers;

/// <summary>Base of the initializers that draw random values. The same object draws the same values for the same shape at every call, unless its seed is a generator.</summary>
/// <remarks>Source: keras.initializers.RandomInitializer.</remarks>
/// <param name="seed">The seed; null for one that Keras picks when the object is made (see <see cref="Utils.SetRandomSeed"/>).</param>
public abstract class RandomInitializer(Seed? seed = null) : Initializer
{
    /// <summary>The seed as given; null where Keras picked one.</summary>
    public Seed? Seed { get; } = seed;

    /// <summary>The seed that draws.</summary>
    protected Seed DrawingSeed { get; } = seed ?? PythonRandom.Shared.NextDefaultSeed();

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "seed", Seed } };
}
