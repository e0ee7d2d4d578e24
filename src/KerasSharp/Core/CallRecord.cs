namespace KerasSharp.Core;

/// <summary>Notes what a computation on this thread reads and draws, so that it can run once more with the same result.</summary>
internal abstract class CallRecord
{
    [ThreadStatic]
    private static CallRecord? current;

    /// <summary>The record of the computation that runs on this thread; null for none.</summary>
    public static CallRecord? Current
    {
        get => current;
        protected set => current = value;
    }

    /// <summary>A variable is read.</summary>
    public abstract void Reads(Variable variable);

    /// <summary>A source of seeds gives one.</summary>
    public abstract void Draws(SeedGenerator generator, (int Seed, int Counter) before);
}
