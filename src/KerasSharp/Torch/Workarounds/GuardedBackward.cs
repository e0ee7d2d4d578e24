namespace KerasSharp.Torch;

/// <summary>The backward pass of a function written in C#, called from libtorch.</summary>
/// <remarks>TorchSharp 0.107.0: an exception in the <c>backward</c> of an <c>autograd.Function</c> leaves managed code into native frames,
/// which ends the process; a weight that was changed between the forward and the backward pass is enough. The exception is kept here
/// instead, and libtorch gets gradients without axes, which it refuses with an error that the binding does report. No longer needed when
/// TorchSharp catches what its callback throws; a test holds this to the version of TorchSharp.</remarks>
internal static class GuardedBackward
{
    [ThreadStatic]
    private static Exception? failure;

    /// <summary>Runs a backward pass.</summary>
    /// <param name="isTensor">For each argument of the function whether it is a tensor: the others have no gradient.</param>
    /// <param name="backward">The pass, giving a gradient or null for each argument.</param>
    public static List<Tensor> Run(bool[] isTensor, Func<List<Tensor>> backward)
    {
        try
        {
            return backward();
        }
        catch (Exception e)
        {
            failure = e;
            return [.. isTensor.Select(tensor => tensor ? zeros([]) : null!)];
        }
    }

    /// <summary>What the backward pass of this thread threw, once; null where it threw nothing.</summary>
    public static Exception? TakeFailure()
    {
        var taken = failure;
        failure = null;
        return taken;
    }
}
