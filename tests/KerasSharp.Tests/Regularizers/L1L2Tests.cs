using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class L1L2Tests
{
    [Fact]
    public void Adds_up()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.75, new L1L2(0.5, 0.25).Apply(tensor([1.0, -2.0])).item<double>(), 1e-7);
    }

    [Fact]
    public void A_factor_that_is_negative_or_not_finite_is_refused()
    {
        Assert.Contains("l1=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new L1L2(-1)).Message);
        Assert.Contains("l2=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new L1L2(0, -1)).Message);
    }

    [Fact]
    public void Without_factors_it_is_0()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, new L1L2().Apply(tensor([1.0, -2.0])).item<double>());
        Assert.Equal(1.5, new L1L2(l1: 0.5).Apply(tensor([1.0, -2.0])).item<double>());
        Assert.Equal(2.5, new L1L2(l2: 0.5).Apply(tensor([1.0, -2.0])).item<double>());
    }

    [Theory]
    [InlineData("l1_l2")]
    [InlineData("l1l2")]
    [InlineData("L1L2")]
    public void A_string_names_it(string identifier) => Assert.IsType<L1L2>((Regularizer)identifier);
}
