namespace KerasSharp.Layers;

/// <summary>Base of the cells that drop inputs and states: the masks are drawn once for a sequence.</summary>
/// <remarks>Source: keras.src.layers.rnn.DropoutRNNCell.</remarks>
public abstract class DropoutCell : RnnCell
{
    // Drawn in inference calls too, and several threads may predict with one model: each has its own.
    private readonly ThreadLocal<Tensor[]?> _dropoutMasks = new();
    private readonly ThreadLocal<Tensor[]?> _recurrentDropoutMasks = new();

    /// <summary>A cell with its rates.</summary>
    /// <param name="dropout">Share of the inputs to drop, kept within 0 to 1.</param>
    /// <param name="recurrentDropout">Share of the states to drop, kept within 0 to 1.</param>
    /// <param name="seed">The seed; null for one that Keras picks. Not used where <paramref name="generator"/> is given.</param>
    /// <param name="generator">Gives the seeds; null for a new one.</param>
    /// <param name="name">The layer's name.</param>
    private protected DropoutCell(double dropout, double recurrentDropout, int? seed, SeedGenerator? generator, string? name)
        : base(name)
    {
        Dropout = Math.Clamp(dropout, 0, 1);
        RecurrentDropout = Math.Clamp(recurrentDropout, 0, 1);
        Seed = seed;
        SeedGenerator = AddSeedGenerator(generator ?? new SeedGenerator(seed));
    }

    /// <summary>Share of the inputs to drop.</summary>
    public double Dropout { get; }

    /// <summary>Share of the states to drop.</summary>
    public double RecurrentDropout { get; }

    /// <summary>The seed of the masks as given.</summary>
    public int? Seed { get; }

    /// <summary>Gives the seeds of the masks.</summary>
    public SeedGenerator SeedGenerator { get; }

    /// <summary>How many masks a rate has: one for all gates, or one each.</summary>
    private protected abstract int MaskCount { get; }

    internal override bool HasDropout => Dropout > 0 || RecurrentDropout > 0;

    /// <summary>Forgets the masks of the inputs; the next step draws new ones. Only a cell that is called by itself needs it.</summary>
    public void ResetDropoutMask() => Forget(_dropoutMasks);

    /// <summary>Forgets the masks of the states.</summary>
    public void ResetRecurrentDropoutMask() => Forget(_recurrentDropoutMasks);

    internal override void BeginSequence(Tensor firstInput, Tensor[] states)
    {
        // Keras draws in inference calls too, where nothing is dropped.
        EndSequence();
        _ = InputMasks(firstInput);
        _ = StateMasks(states[0]);
    }

    internal override void EndSequence()
    {
        ResetDropoutMask();
        ResetRecurrentDropoutMask();
    }

    /// <summary>The part of a step that the states have no part in, for one step's input or, with the time before the batch, for all at
    /// once.</summary>
    internal abstract Tensor Project(Tensor x, bool training);

    /// <summary>From what <see cref="Project"/> gave for a step and the states before to the states after; the first state is the
    /// output.</summary>
    internal abstract Tensor[] Advance(Tensor sums, Tensor[] states, bool training);

    /// <inheritdoc/>
    protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training)
    {
        var next = Advance(Project(input, training), states, training);
        return (next[0], next);
    }

    /// <summary>Whether steps of a training drop at a rate.</summary>
    private protected virtual bool Drops(double rate) => rate is > 0 and < 1;

    /// <summary>The masks of the inputs, one for each gate or one for all; null where nothing is dropped.</summary>
    private protected Tensor[]? DropoutMasks(Tensor input, bool training) => training && Drops(Dropout) ? InputMasks(input) : null;

    /// <summary>The masks of the states.</summary>
    private protected Tensor[]? RecurrentDropoutMasks(Tensor state, bool training) =>
        training && Drops(RecurrentDropout) ? StateMasks(state) : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            EndSequence();
        base.Dispose(disposing);
    }

    /// <summary>Initializer of the bias of an LSTM with ones for the forget gate, the second of four.</summary>
    private protected static Initializer WithForgetBias(Initializer others) => new ForgetBias(others);

    private Tensor[]? InputMasks(Tensor input) => Dropout > 0 ? _dropoutMasks.Value ??= Draw(input, Dropout) : null;

    private Tensor[]? StateMasks(Tensor state) =>
        RecurrentDropout > 0 ? _recurrentDropoutMasks.Value ??= Draw(state, RecurrentDropout) : null;

    private Tensor[] Draw(Tensor like, double rate)
    {
        using var scope = NewDisposeScope();
        var ones = ones_like(like.detach());
        return [.. Enumerable.Range(0, MaskCount).Select(
            _ => KerasRandom.Dropout(ones, rate, seed: SeedGenerator).DetachFromDisposeScope())];
    }

    private static void Forget(ThreadLocal<Tensor[]?> masks)
    {
        foreach (var mask in masks.Value ?? [])
            mask.Dispose();
        masks.Value = null;
    }

    private sealed class ForgetBias(Initializer others) : Initializer
    {
        public override bool IsStateless => others.IsStateless;

        protected override Tensor Call(Shape shape, ScalarType? dtype)
        {
            using var scope = NewDisposeScope();
            var units = shape.Elements!.Value / 4;
            return cat(
                [others.Apply([units], dtype), torch.ones([units], dtype ?? KerasConfig.FloatX, CPU), others.Apply([2 * units], dtype)])
                .MoveToOuterDisposeScope();
        }
    }
}
