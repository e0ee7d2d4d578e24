using KerasSharp.Torch;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Workarounds;

public sealed class GuardedGradientTests
{
    [Fact]
    public void Gradients_of_gradients_are_right()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, 3 }).requires_grad_();
        var first = GuardedGradient.Of([x.pow(3)], [x], [ones_like(x)])[0];
        Assert.Equal([12.0, 27], first.ToHost<double>());
        Assert.Equal([12.0, 18], GuardedGradient.Of([first], [x], [ones_like(x)])[0].ToHost<double>());
    }

    [Fact]
    public void What_libtorch_would_refuse_is_refused_before()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, 3 }).requires_grad_();
        var y = x.square();
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y], [x], []));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y], [], [ones_like(y)]));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([], [x], []));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y.detach()], [x], [ones_like(y)]));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y], [x.detach()], [ones_like(y)]));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y], [x], [ones([3], ScalarType.Float64)]));
        Assert.Throws<ArgumentException>(() => GuardedGradient.Of([y], [x], [ones([2], ScalarType.Float32)]));
    }
}
