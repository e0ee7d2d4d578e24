using KerasSharp.Constraints;

namespace KerasSharp.Tests.Constraints;

public sealed class MinMaxNormTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 3)]
    public void Moves_norms_towards_the_bounds(double rate, double expected)
    {
        using var scope = NewDisposeScope();
        var w = new MinMaxNorm(minValue: 0.5, maxValue: 1, rate).Apply(tensor([3.0, 4.0]));
        Assert.Equal(expected, w.norm().item<double>(), 1e-5);
    }

    [Fact]
    public void Lengthens_what_is_too_short()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.5, new MinMaxNorm(minValue: 0.5).Apply(tensor([0.03, 0.04])).norm().item<double>(), 1e-5);
    }

    [Theory]
    [InlineData("min_max_norm")]
    [InlineData("MinMaxNorm")]
    public void A_string_names_it(string identifier) => Assert.IsType<MinMaxNorm>((Constraint)identifier);
}
