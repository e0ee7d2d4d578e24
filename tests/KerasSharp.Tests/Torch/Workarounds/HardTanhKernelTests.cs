namespace KerasSharp.Tests.Workarounds;

public sealed class HardTanhKernelTests
{
    [Fact]
    public void Values_are_cut_and_the_gradient_is_0_from_the_bounds_on()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { float.NegativeInfinity, -2, -1, -0.5f, 0, 0.5f, 1, 2, float.PositiveInfinity, float.NaN }).requires_grad_();
        var y = x.HardTanh();
        Assert.Equal([-1, -1, -1, -0.5f, 0, 0.5f, 1, 1, 1, float.NaN], y.ToHost<float>());
        y.sum().backward();
        Assert.Equal([0f, 0, 0, 1, 1, 1, 0, 0, 0], x.grad!.ToHost<float>()[..^1]);
    }

    [Fact]
    public void The_input_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -2f, 2 });
        x.HardTanh();
        Assert.Equal([-2f, 2], x.ToHost<float>());
    }

    [Fact]
    public void It_leaves_nothing_behind()
    {
        using var x = zeros(3);
        LiveTensors.AssertSteady(() =>
        {
            using var scope = NewDisposeScope();
            x.HardTanh();
        });
    }

    [Fact]
    public void It_is_still_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2, nn.functional.hardtanh(tensor(2f)).item<float>());
    }
}
