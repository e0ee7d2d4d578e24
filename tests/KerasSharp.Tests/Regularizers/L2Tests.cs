using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class L2Tests
{
    [Fact]
    public void Adds_up()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5, new L2(0.5).Apply(tensor([1.0, -2.0])).item<double>(), 1e-7);
    }

    [Fact]
    public void A_factor_that_is_negative_or_not_finite_is_refused()
    {
        Assert.Contains("l2=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new L2(-1)).Message);
        Assert.Contains("l2=", Assert.Throws<ArgumentOutOfRangeException>(() => new L2(double.PositiveInfinity)).Message);
    }

    [Theory]
    [InlineData("l2")]
    [InlineData("L2")]
    public void A_string_names_it(string identifier) => Assert.IsType<L2>((Regularizer)identifier);
}
