namespace KerasSharp.Core;

/// <summary>What everything that computes may ask about the calls of layers on this thread, without knowing layers.</summary>
internal abstract class CallState
{
    [ThreadStatic]
    private static CallState? current;

    [ThreadStatic]
    private static Tensor? overwritable;

    [ThreadStatic]
    private static Func<Func<Tensor, Tensor>, Tensor, Tensor>? runsActivation;

    /// <summary>The calls within which everything on this thread runs; null outside of calls.</summary>
    protected static CallState? Innermost
    {
        get => current;
        set => current = value;
    }

    /// <summary>Whether a layer is being called.</summary>
    public static bool InCall => current is not null;

    /// <summary>Whether the calls only find shapes or try data out: random draws leave no trace.</summary>
    public static bool InTrial => current is { IsTrial: true };

    /// <summary>Whether these calls only find shapes or try data out.</summary>
    public abstract bool IsTrial { get; }

    /// <summary>What runs activation functions for the layer that is called; null where they just run.</summary>
    public static Func<Func<Tensor, Tensor>, Tensor, Tensor>? RunsActivation { get => runsActivation; set => runsActivation = value; }

    /// <summary>Lets the layer that is called next write its output over one of its inputs, which nobody reads afterwards.</summary>
    /// <param name="input">The input; null for none.</param>
    public static OverwritingScope Overwriting(Tensor? input) => new(input);

    /// <summary>Whether an output may be written over a tensor: it is in memory of its own, nobody reads it afterwards, and no gradient
    /// goes through it.</summary>
    public static bool MayOverwrite(Tensor input) => ReferenceEquals(overwritable, input) && !(is_grad_enabled() && input.requires_grad);

    /// <summary>The time of a call that may overwrite an input.</summary>
    internal readonly ref struct OverwritingScope
    {
        private readonly Tensor? _around;

        public OverwritingScope(Tensor? input) => (_around, overwritable) = (overwritable, input);

        public void Dispose() => overwritable = _around;
    }
}
