namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class CustomFunctionTests : TorchSharpTests
{
    private sealed class Scaled : autograd.SingleTensorFunction<Scaled>
    {
        public override string Name => nameof(Scaled);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, factor) = ((Tensor)vars[0], (double)vars[1]);
            Assert.False(is_grad_enabled());
            ctx.save_for_backward([x]);
            ctx.save_data("factor", factor);
            return x * x * factor;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_output * x * (2 * (double)ctx.get_data("factor")), null!];
        }
    }

    private sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
            return [(Tensor)vars[0] + (Tensor)vars[1], (Tensor)vars[0] * (Tensor)vars[1]];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [grad_outputs[0] + (grad_outputs[1] * saved[1]), grad_outputs[0] + (grad_outputs[1] * saved[0])];
        }
    }

    [Fact]
    public void ForwardAndBackward()
    {
        var x = tensor(new double[] { 1, 2, 3 }, requires_grad: true);
        var y = Scaled.apply(x, 5.0);
        Check.Values(y, 5, 20, 45);
        Assert.True(y.requires_grad);
        (y * 2).sum().backward();
        Check.Values(x.grad!, 20, 40, 60);
    }

    [Fact]
    public void SeveralOutputsOfWhichSomeAreUnused()
    {
        var a = tensor(2.0, requires_grad: true);
        var b = tensor(3.0, requires_grad: true);
        var outputs = SumAndProduct.apply(a, b);
        Check.Values(outputs[0], 5);
        Check.Values(outputs[1], 6);
        outputs[1].backward();
        Check.Values(a.grad!, 3);
        Check.Values(b.grad!, 2);
    }

    [Fact]
    public void GradientOfTheGradient()
    {
        var x = tensor(3.0, requires_grad: true);
        var first = autograd.grad([Scaled.apply(x, 2.0)], [x], create_graph: true)[0];
        Check.Values(first, 12);
        Check.Values(autograd.grad([first], [x])[0], 4);
    }

    [Fact]
    public void WithoutGradientsNothingIsWired()
    {
        var x = ones(2L);
        Assert.False(Scaled.apply(x, 1.0).requires_grad);
        var w = ones(2L, requires_grad: true);
        using (no_grad()) Assert.False(Scaled.apply(w, 1.0).requires_grad);
    }

    [Fact]
    public void LoopsKeepTheNumberOfTensors()
    {
        var x = ones(4L, dtype: ScalarType.Float64, requires_grad: true);
        long after3 = 0;
        for (var step = 0; step < 30; step++)
        {
            using (NewDisposeScope()) Scaled.apply(x, 1.0).sum().backward();
            if (step == 3) after3 = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
        Assert.Equal(after3, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Check.Values(x.grad!, 60, 60, 60, 60);
    }
}
