namespace KerasSharp.Layers;

/// <summary>Leaves a product as it is and rounds its gradient to 8 bits.</summary>
internal sealed class Float8Gradient : autograd.SingleTensorFunction<Float8Gradient>
{
    private const string Scale = "scale";

    /// <inheritdoc/>
    public override string Name => nameof(Float8Gradient);

    /// <summary>The product.</summary>
    public static Tensor Run(Tensor product, Float8Scale scale) => apply(product, scale);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(Scale, vars[1]);
        return ((Tensor)vars[0]).alias();
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => GuardedBackward.Run([true, false], () =>
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var scale = (Float8Scale)ctx.get_data(Scale);
        return [scale.Rounded(grad_output, update: true).MoveToOuterDisposeScope(), null!];
    });
}
