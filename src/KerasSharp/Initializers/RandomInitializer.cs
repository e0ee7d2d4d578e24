namespace KerasSharp.Initializers;

/// <summary>Base of the initializers that draw random values. The same object draws the same values for the same shape at every call,
/// unless its seed is a generator.</summary>
/// <remarks>Source: keras.initializers.RandomInitializer.</remarks>
public abstract class RandomInitializer : Initializer
{
    /// <summary>An initializer with its seed.</summary>
    /// <param name="seed">The seed; null for one that Keras picks when the object is made (see <see cref="Utils.SetRandomSeed"/>).</param>
    protected RandomInitializer(Seed? seed = null)
    {
        Seed = seed;
        if (seed is { } given)
            DrawingSeed = given;
        else
            WaitingSeeds.Draw(() => DrawingSeed = PythonRandom.Shared.NextDefaultSeed());
    }

    /// <summary>The seed as given; null where Keras picked one.</summary>
    public Seed? Seed { get; }

    /// <summary>The seed that draws.</summary>
    protected Seed DrawingSeed { get; private set; }

    /// <inheritdoc/>
    /// <remarks>A seed that is a number is drawn when the initializer is made; only a generator goes on with each use.</remarks>
    public override bool IsStateless => Seed is not { Generator: not null };

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "seed", Seed } };
}
