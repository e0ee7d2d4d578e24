using KerasSharp.Constraints;

namespace KerasSharp.Tests.Constraints;

public sealed class UnitNormTests
{
    [Fact]
    public void Gives_rows_the_norm_1()
    {
        using var scope = NewDisposeScope();
        var w = new UnitNorm(axis: 1).Apply(tensor(new[,] { { 3.0, 4.0 }, { 0.6, 0.8 } }));
        Assert.True(allclose(w, tensor(new[,] { { 0.6, 0.8 }, { 0.6, 0.8 } }), 1e-5));
    }

    [Theory]
    [InlineData("unit_norm")]
    [InlineData("UnitNorm")]
    public void A_string_names_it(string identifier) => Assert.IsType<UnitNorm>((Constraint)identifier);
}
