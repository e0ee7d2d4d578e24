using System.Runtime.InteropServices;

namespace KerasSharp.Layers;

/// <content>
/// Types of 16 bits. libtorch lacks some of their kernels on the CPU: a layer that meets such a gap computes in float32 from then on and
/// gives its outputs in the policy's type all the same.
/// </content>
public abstract partial class Layer
{
    private bool _computesInSingle;
    private bool _leavesSingle;

    /// <summary>The type that calls compute in: the policy's, or float32 where libtorch has no kernel for the policy's.</summary>
    internal ScalarType ComputingType => _computesInSingle ? ScalarType.Float32 : ComputeDType;

    /// <summary>Whether a call may ask for a kernel that is missing; models leave it to their layers.</summary>
    private protected virtual bool MayLackKernels => !_computesInSingle && ComputeDType is ScalarType.Float16 or ScalarType.BFloat16;

    private Tensor[] CallOrComputeInSingle(Tensor[] inputs, CallContext context)
    {
        // What the failed attempt drew must be drawn again.
        var restore = CaptureState();
        try
        {
            return Call(Autocast(inputs), context);
        }
        catch (ExternalException e) when (IsMissingKernel(e))
        {
            restore();
            ComputeInSingle(within: false);
        }

        return Call(Autocast(inputs), context);
    }

    /// <summary>Layers within one that computes in float32 do so too, and leave it to that one to convert.</summary>
    private void ComputeInSingle(bool within)
    {
        (_computesInSingle, _leavesSingle) = (true, within);
        foreach (var layer in Sublayers)
            layer.ComputeInSingle(within: true);
    }

    private Tensor FromSingle(Tensor output) =>
        output.dtype == ScalarType.Float32 ? TensorMask.Pass(output, output.to_type(ComputeDType)) : output;

    private static bool IsMissingKernel(ExternalException e) =>
        e.Message.Contains("not implemented for 'Half'", StringComparison.Ordinal) || e.Message.Contains(
            "not implemented for 'BFloat16'", StringComparison.Ordinal);
}
