namespace KerasSharp.Layers;

/// <summary>A call of a recurrent layer.</summary>
/// <param name="X">The input, (batch, time, …).</param>
/// <param name="States">The states before the first step; null for zeros.</param>
/// <param name="Mask">Which steps count, (batch, time); null for all.</param>
/// <param name="GoBackwards">Whether steps are taken from the last to the first.</param>
/// <param name="AllOutputs">Whether the output of every step is wanted.</param>
/// <param name="ZeroOutputForMask">Whether the output of a step that does not count is zero.</param>
internal sealed record Sequence(Tensor X, Tensor[]? States, Tensor? Mask, bool GoBackwards, bool AllOutputs, bool ZeroOutputForMask)
{
    /// <summary>The input with time first, in the order in which steps are taken.</summary>
    public Tensor Steps => InOrder(X);

    /// <summary>The mask with time first, in the order in which steps are taken; null for none.</summary>
    public Tensor? MaskSteps => Mask is null ? null : InOrder(Mask);

    private Tensor InOrder(Tensor values)
    {
        var steps = values.transpose(0, 1);
        return GoBackwards ? steps.flip(0) : steps;
    }
}

/// <summary>What a recurrent layer computes.</summary>
/// <param name="Output">(batch, time, …), or (batch, …) for the last step.</param>
/// <param name="States">The states after the last step.</param>
internal sealed record RecurrentResult(Tensor Output, Tensor[] States);
