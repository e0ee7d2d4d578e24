namespace KerasSharp.Layers;

/// <summary>Runs a cell, or a stack of cells, over a sequence.</summary>
/// <remarks>Input (batch, time, …), then initial states where given; output that of the last step or, with <c>returnSequences</c>, of every
/// step, then the last states with <c>returnState</c>. Source: keras.layers.RNN.</remarks>
/// <param name="cell">Computes a step; of several, given as a list, each takes the output of the one before.</param>
/// <param name="returnSequences">Whether the output is that of every step, or of the last.</param>
/// <param name="returnState">Whether the last states are outputs too.</param>
/// <param name="goBackwards">Whether steps are taken from the last to the first; outputs come in the order of the steps taken.</param>
/// <param name="stateful">Whether the last states are the initial ones of the next call. The batch size is then fixed.</param>
/// <param name="unroll">Kept for the config: results are the same.</param>
/// <param name="zeroOutputForMask">Whether the output of a step that does not count is zero, or that of the step before.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class RNN(
    RnnCell cell, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
    bool unroll = false, bool zeroOutputForMask = false, string? name = null)
    : RecurrentLayer(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, null, name)
{
    /// <summary>Runs a stack of cells, at least one, over a sequence; they become one <see cref="StackedRNNCells"/>.</summary>
    /// <inheritdoc cref="RNN(RnnCell, bool, bool, bool, bool, bool, bool, string?)"/>
    /// <exception cref="ArgumentException">There are no cells.</exception>
    public RNN(
        RnnCell[] cells, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
        bool unroll = false, bool zeroOutputForMask = false, string? name = null)
        : this(new StackedRNNCells(cells), returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, name)
    {
    }

    /// <inheritdoc/>
    private protected override int? InputRank => Cell is StandardCell ? 3 : null;
}
