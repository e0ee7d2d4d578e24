using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class L1Tests
{
    [Fact]
    public void Adds_up()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1.5, new L1(0.5).Apply(tensor([1.0, -2.0])).item<double>(), 1e-7);
    }

    [Fact]
    public void A_factor_that_is_negative_or_not_finite_is_refused()
    {
        Assert.Contains("l1=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new L1(-1)).Message);
        Assert.Contains("l1=NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new L1(double.NaN)).Message);
    }

    [Theory]
    [InlineData("l1")]
    [InlineData("L1")]
    public void A_string_names_it(string identifier) => Assert.IsType<L1>((Regularizer)identifier);
}
