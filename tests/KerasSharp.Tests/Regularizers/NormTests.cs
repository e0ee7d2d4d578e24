using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

/// <summary>A penalty of one factor.</summary>
/// <param name="make">Makes it with a factor.</param>
/// <param name="name">Its name, which is that of its factor.</param>
/// <param name="penalty">The penalty on 1 and -2, with the factor 0.5.</param>
public abstract class NormTests<T>(Func<double, T> make, string name, double penalty)
    where T : Regularizer
{
    [Fact]
    public void Adds_up()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(penalty, make(0.5).Apply(tensor([1.0, -2.0])).item<double>(), 1e-7);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_that_is_negative_or_not_finite_is_refused(double factor) =>
        Rejects.With<ArgumentOutOfRangeException>(FormattableString.Invariant($"{name}={factor}"), () => make(factor));

    [Fact]
    public void A_string_names_it() =>
        Assert.All([name, name.ToUpperInvariant()], identifier => Assert.IsType<T>((Regularizer)identifier));
}
