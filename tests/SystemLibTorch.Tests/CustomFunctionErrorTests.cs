#if SYSTEM_LIBTORCH
using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

/// <summary>Errors that TorchSharp's own binding cannot carry across: there they end the process.</summary>
public class CustomFunctionErrorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            if (vars.Length > 1) throw new FormatException("forward went wrong");
            return (Tensor)vars[0] * 2;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            throw new TimeoutException("backward went wrong");
    }

    private sealed class Forgetful : autograd.SingleTensorFunction<Forgetful>
    {
        public override string Name => nameof(Forgetful);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    [Fact]
    public void ForwardsExceptionComesOut()
    {
        var x = ones(1L, requires_grad: true);
        var error = Assert.Throws<FormatException>(() => Failing.apply(x, 1));
        Assert.Equal("forward went wrong", error.Message);
        Numbers.Equal(Failing.apply(x), 2);
    }

    [Fact]
    public void BackwardsExceptionComesOutAndTheGraphStaysUsable()
    {
        var x = ones(1L, requires_grad: true);
        for (var k = 0; k < 3; k++)
        {
            var error = Assert.Throws<TimeoutException>(() => Failing.apply(x * 3).sum().backward());
            Assert.Equal("backward went wrong", error.Message);
        }
        (x * 3).sum().backward();
        Numbers.Equal(x.grad!, 3);
    }

    [Fact]
    public void TheNumberOfGradientsIsChecked()
    {
        var x = ones(1L, requires_grad: true);
        var error = Assert.Throws<InvalidOperationException>(() => Forgetful.apply(x, x).sum().backward());
        Assert.Contains("Forgetful returned an incorrect number of gradients (expected 2, got 1)", error.Message);
    }

    [Fact]
    public void AGradientThatDoesNotExistIsReported()
    {
        var (x, y) = (ones(1L, requires_grad: true), ones(1L, requires_grad: true));
        Assert.Contains("appears to not have been used", Assert.ThrowsAny<Exception>(() => autograd.grad([x * 2], [y])).Message);
    }
}
#endif
