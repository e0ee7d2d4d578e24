namespace KerasSharp.Torch;

/// <summary>The sum of a tensor over the processes that share a batch, through which gradients flow.</summary>
/// <remarks>A process's gradient is weighed by its share of the batch at the end of the step, when gradients are added up; here those of
/// all meet before it, so the weights are put in and taken out.</remarks>
internal sealed class SumOverShares : autograd.SingleTensorFunction<SumOverShares>
{
    /// <inheritdoc/>
    public override string Name => nameof(SumOverShares);

    /// <summary>The sum; the tensor itself outside of a step that is shared.</summary>
    public static Tensor Apply(Tensor x) =>
        BatchShare.Current is null ? x : x.requires_grad && is_grad_enabled() ? apply(x) : BatchShare.SumOf(x);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => BatchShare.SumOf((Tensor)vars[0]);

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => GuardedBackward.Run([true], () =>
    {
        using var scope = NewDisposeScope();
        var share = BatchShare.Current ?? throw new InvalidOperationException("The gradient of a shared step was asked for after it.");
        var sum = BatchShare.SumOf(grad_output * share.Weight);
        return [(share.IsIdle ? zeros_like(sum) : sum / share.Weight).MoveToOuterDisposeScope()];
    });
}
