namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Activations at the ends of their range, as libtorch 2.10 computes them; libtorch 1.13 gave other values.</summary>
public sealed class SpecialValuesTests
{
    [Fact]
    public void Gelu_of_minus_infinity_is_0_times_infinity()
    {
        using var scope = NewDisposeScope();
        Assert.True(nn.functional.gelu(full([20], float.NegativeInfinity)).isnan().all().item<bool>());
    }

    /// <summary>Kernels for AVX-512 give NaN, others infinity.</summary>
    [Fact]
    public void Gelu_of_infinity_is_infinity_or_NaN()
    {
        using var scope = NewDisposeScope();
        Assert.False(nn.functional.gelu(full([20], float.PositiveInfinity)).isfinite().any().item<bool>());
    }

    [Fact]
    public void Softshrink_keeps_NaN()
    {
        using var scope = NewDisposeScope();
        Assert.True(nn.functional.softshrink(full([20], float.NaN)).isnan().all().item<bool>());
    }

    [Fact]
    public void Hardswish_has_no_slope_at_minus_3()
    {
        using var scope = NewDisposeScope();
        var x = full([20], -3f).requires_grad_();
        nn.functional.hardswish(x).sum().backward();
        Assert.Equal(0, x.grad!.abs().sum().item<float>());
    }
}
