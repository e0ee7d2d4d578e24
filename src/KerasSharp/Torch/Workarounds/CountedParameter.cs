using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace KerasSharp.Torch;

/// <summary>A parameter that <see cref="Tensor.TotalCount"/> counts once.</summary>
/// <remarks>TorchSharp 0.107.0: <c>new Parameter(data)</c> takes the handle of its data over, but leaves the data in the count of all
/// tensors, where nothing takes it out again: the count grows forever, and looks like a leak. No longer needed when a parameter that is
/// made and freed leaves the count as it was.</remarks>
internal static class CountedParameter
{
    /// <summary>The tensor as a parameter, in no dispose scope and without a gradient; the tensor becomes empty.</summary>
    public static Parameter Take(Tensor data)
    {
        var parameter = new Parameter(data, requires_grad: false);
        parameter.DetachFromDisposeScope();
        try
        {
            Interlocked.Decrement(ref Count(null));
        }
        catch (MissingFieldException)
        {
            // Another version of TorchSharp: its count is its own affair.
        }

        return parameter;
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_totalCount")]
    private static extern ref long Count(Tensor? of);
}
