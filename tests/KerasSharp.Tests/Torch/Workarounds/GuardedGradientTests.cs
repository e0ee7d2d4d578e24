namespace KerasSharp.Tests.Workarounds;

public sealed class GuardedGradientTests
{
    [Fact]
    public void Gradients_of_gradients_are_right()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, 3 }).requires_grad_();
        var first = GuardedGradient.Of([x.pow(3)], [x], [ones_like(x)])[0]!;
        Assert.Equal([12.0, 27], first.ToHost<double>());
        Assert.Equal([12.0, 18], GuardedGradient.Of([first], [x], [ones_like(x)])[0]!.ToHost<double>());
    }

    [Fact]
    public void What_inputs_had_stays_and_results_in_between_are_inputs_too()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, 3 }).requires_grad_();
        var other = tensor(new[] { 1.0, 1 }).requires_grad_();
        x.sum().backward();
        var inner = x.square();
        var found = GuardedGradient.Of([inner.pow(3)], [inner, x, other], [ones_like(x)], createGraph: false);
        Assert.Equal([48.0, 243], found[0]!.ToHost<double>());
        Assert.Equal([192.0, 1458], found[1]!.ToHost<double>());
        Assert.Null(found[2]);
        Assert.False(found[0]!.requires_grad);
        Assert.Equal([1.0, 1], x.grad!.ToHost<double>());
        Assert.Null(other.grad);
    }

    /// <summary>An error that <c>autograd.backward</c> reports.</summary>
    [Fact]
    public void A_graph_that_was_freed_is_an_exception()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, 3 }).requires_grad_();
        var y = x.square().sum();
        y.backward();
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => GuardedGradient.Of([y], [x], [ones_like(y)]));
        Assert.Equal([4.0, 6], x.grad!.ToHost<double>());
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
