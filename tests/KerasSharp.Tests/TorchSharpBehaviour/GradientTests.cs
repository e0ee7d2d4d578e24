namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class GradientTests : TorchSharpTests
{
    [Fact]
    public void BackwardAccumulates()
    {
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        Assert.Null(x.grad);
        x.pow(2).sum().backward();
        Check.Values(x.grad!, 2, 4, 6);
        (3 * x).sum().backward();
        Check.Values(x.grad!, 5, 7, 9);
        x.grad!.zero_();
        Check.Values(x.grad!, 0, 0, 0);
        x.grad = ones(3L);
        Check.Values(x.grad!, 1, 1, 1);
        x.grad = null;
        Assert.Null(x.grad);
    }

    /// <summary>Older versions read such a gradient as if it were contiguous.</summary>
    [Fact]
    public void GeluTakesGradientsOfAnyStrides()
    {
        var expected = tensor(new float[] { 0.5f, 1.0833155f, 1.0852318f, 1.0119456f, 1.0005046f, 1.0000072f }).reshape(2, 3);
        var x = arange(6, ScalarType.Float32).reshape(2, 3).requires_grad_();
        torch.nn.functional.gelu(x).sum().backward();
        Assert.True(x.grad!.allclose(expected, 1e-5, 1e-6), x.grad!.npstr());
        x.grad = null;
        torch.nn.functional.gelu(x).t().contiguous().mul(ones(3, 2)).sum().backward();
        Assert.True(x.grad!.allclose(expected, 1e-5, 1e-6), x.grad!.npstr());
    }

    [Fact]
    public void LinearLayerByHand()
    {
        var x = tensor(new float[,] { { 1, 2 } });
        var w = tensor(new float[,] { { 1, 0 }, { -1, 2 } }, requires_grad: true);
        var b = zeros(2L, requires_grad: true);
        var y = x.matmul(w) + b;
        y.backward([tensor(new float[,] { { 1, 10 } })]);
        Check.Values(y, -1, 4);
        Check.Values(w.grad!, 1, 10, 2, 20);
        Check.Values(b.grad!, 1, 10);
        Assert.False(y.is_leaf);
        Assert.True(w.is_leaf);
    }

    [Fact]
    public void GradReturnsWithoutAccumulating()
    {
        var x = tensor(2.0, requires_grad: true);
        var y = tensor(3.0, requires_grad: true);
        var gradients = autograd.grad([x * x * y], [x, y]);
        Check.Values(gradients[0], 12);
        Check.Values(gradients[1], 4);
        Assert.Null(x.grad);
        Assert.Single(autograd.grad([x * 2], [x], [tensor(5.0)]));
    }

    [Fact]
    public void SecondDerivative()
    {
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([x.pow(4)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        Check.Values(first, 32);
        Check.Values(second, 48);
    }

    [Fact]
    public void GradModesNest()
    {
        var x = ones(2L, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            using (set_grad_enabled(true)) Assert.True(is_grad_enabled());
            x.add_(1);
        }
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
        using (inference_mode()) Assert.True(is_inference_mode_enabled());
        Assert.False(is_inference_mode_enabled());
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void GradModeIsOfItsThread()
    {
        using var off = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void RetainedAndSelectedGradients()
    {
        var x = ones(2L, requires_grad: true);
        var y = x * 3;
        y.retain_grad();
        y.pow(2).sum().backward();
        Check.Values(y.grad!, 6, 6);
        Check.Values(x.grad!, 18, 18);

        var z = ones(1L, requires_grad: true);
        autograd.backward([(x.sum() * z).sum()], inputs: [z]);
        Check.Values(z.grad!, 2);
        Check.Values(x.grad!, 18, 18);
    }

    [Fact]
    public void AnomalyModeNamesTheFunction()
    {
        var x = tensor(-1.0, requires_grad: true);
        using (var mode = autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled);
            var error = Assert.ThrowsAny<Exception>(() => x.sqrt().backward());
            Assert.Contains("SqrtBackward0", error.Message);
        }
        Assert.False(AnomalyMode.IsEnabled);
    }

    [Fact]
    public void AStepInALoopKeepsTheNumberOfTensors()
    {
        var w = randn([10L, 4L], requires_grad: true);
        long after3 = 0;
        for (var step = 0; step < 50; step++)
        {
            using (NewDisposeScope())
            {
                rand([8L, 10L]).matmul(w).pow(2).mean().backward();
                using (no_grad()) w.sub_(w.grad! * 0.1);
                w.grad!.zero_();
            }
            if (step == 3) after3 = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
        Assert.Equal(after3, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
