namespace KerasSharp.Torch.Convolutions;

/// <summary>Which gradients of a convolution may be asked for.</summary>
/// <param name="Input">That of the input.</param>
/// <param name="Weight">Those of the kernel and the bias.</param>
/// <param name="Again">Gradients of these gradients, which libtorch computes by convolutions of other shapes.</param>
internal readonly record struct NeededGradients(bool Input, bool Weight, bool Again = false)
{
    /// <summary>Whether there are any.</summary>
    public bool Any => Input || Weight;

    /// <summary>Those of a call.</summary>
    public static NeededGradients Of(Tensor x, Tensor weight, Tensor? bias)
    {
        if (!is_grad_enabled())
            return default;
        var (ofInput, ofWeight) = (x.requires_grad, weight.requires_grad || bias is { requires_grad: true });
        return new(ofInput, ofWeight, (ofInput || ofWeight) && GradientTape.IsDifferentiable);
    }
}
