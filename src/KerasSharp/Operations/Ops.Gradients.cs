namespace KerasSharp;

/// <content>Functions with gradients of their own, and derivatives along a direction.</content>
public static partial class Ops
{
    /// <summary>
    /// A function whose gradient is computed by another one: <c>f</c> gives the value and, for the gradient of the value, that of the
    /// input. Source: keras.ops.custom_gradient.
    /// </summary>
    /// <param name="f">The function: the value, and what turns its gradient into that of the input.</param>
    /// <returns>The function, on one tensor.</returns>
    public static Func<Tensor, Tensor> CustomGradient(Func<Tensor, (Tensor Value, Func<Tensor, Tensor> Gradient)> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return x => OwnGradient.Run(f, x);
    }

    /// <summary>The value of a function, and its derivative along a direction. Source: keras.ops.jvp.</summary>
    /// <param name="fun">The function.</param>
    /// <param name="primals">Where it is computed.</param>
    /// <param name="tangents">The direction, a tensor of the shape of each input.</param>
    /// <exception cref="ArgumentException">The direction does not fit the inputs.</exception>
    public static (Tensor Value, Tensor Tangent) Jvp(Func<Tensor[], Tensor> fun, Tensor[] primals, Tensor[] tangents)
    {
        ArgumentNullException.ThrowIfNull(fun);
        ArgumentNullException.ThrowIfNull(primals);
        ArgumentNullException.ThrowIfNull(tangents);
        if (primals.Length != tangents.Length || !primals.Zip(tangents).All(pair => TensorMath.SameShape(pair.First, pair.Second)))
            throw new ArgumentException("`tangents` must have the shapes of `primals`, one for each.", nameof(tangents));
        using var scope = NewDisposeScope();
        // The gradient is linear in the factors of the outputs: its derivative by those, along the direction, is the one wanted.
        using var tape = new GradientTape(createGraph: true);
        var inputs = System.Array.ConvertAll(primals, primal => primal.detach().requires_grad_());
        var value = fun(inputs);
        if (!value.requires_grad)
            return (value.alias().MoveToOuterDisposeScope(), zeros_like(value).MoveToOuterDisposeScope());
        var factors = zeros_like(value).requires_grad_();
        var gradients = tape.Gradient(value, inputs, factors);
        var along = gradients.Zip(tangents).Where(pair => pair.First is not null).Select(pair => (pair.First! * pair.Second.detach()).sum())
            .Aggregate(zeros([], value.dtype, value.device), (sum, part) => sum + part);
        var tangent = along.requires_grad ? tape.Gradient(along, factors) : null;
        return (value.detach().MoveToOuterDisposeScope(), (tangent?.detach() ?? zeros_like(value)).MoveToOuterDisposeScope());
    }

    /// <summary>The function in libtorch's graph.</summary>
    private sealed class OwnGradient : autograd.SingleTensorFunction<OwnGradient>
    {
        public override string Name => nameof(CustomGradient);

        public static Tensor Run(Func<Tensor, (Tensor Value, Func<Tensor, Tensor> Gradient)> f, Tensor x)
        {
            ArgumentNullException.ThrowIfNull(x);
            return x.requires_grad && is_grad_enabled() ? apply(x, f) : f(x).Value;
        }

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            var (value, gradient) = ((Func<Tensor, (Tensor, Func<Tensor, Tensor>)>)vars[1])(x.detach());
            ctx.save_data("gradient", gradient);
            return value;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var gradient = (Func<Tensor, Tensor>)ctx.get_data("gradient");
            return Torch.GuardedBackward.Run([true, false], () => [gradient(grad_output), null!]);
        }
    }
}
