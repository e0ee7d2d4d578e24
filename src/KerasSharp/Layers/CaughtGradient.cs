namespace KerasSharp.Layers;

/// <summary>The identity, whose backward pass hands the gradient over as it comes. A leaf's <c>grad</c> is a copy in another layout, with
/// which products are rounded otherwise.</summary>
internal sealed class CaughtGradient : autograd.SingleTensorFunction<CaughtGradient>
{
    private const string Key = "take";

    /// <inheritdoc/>
    public override string Name => nameof(CaughtGradient);

    /// <summary>The tensor, and what takes its gradient; the tensor itself gets none.</summary>
    public static Tensor Of(Tensor tensor, Action<Tensor> take) => apply(tensor, take);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(Key, vars[1]);
        return ((Tensor)vars[0]).alias();
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => GuardedBackward.Run([true, false], () =>
    {
        ((Action<Tensor>)ctx.get_data(Key))(grad_output.alias());
        return [null!, null!];
    });
}
