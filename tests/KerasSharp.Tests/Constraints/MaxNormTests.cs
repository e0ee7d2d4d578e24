using KerasSharp.Constraints;

namespace KerasSharp.Tests.Constraints;

public sealed class MaxNormTests
{
    [Fact]
    public void Shortens_columns_that_are_too_long()
    {
        using var scope = NewDisposeScope();
        var w = new MaxNorm(1).Apply(tensor(new[,] { { 3, 0.3 }, { 4, 0.4 } }));
        Assert.True(allclose(w, tensor(new[,] { { 0.6, 0.3 }, { 0.8, 0.4 } }), 1e-5));
    }

    [Fact]
    public void Takes_several_axes()
    {
        using var scope = NewDisposeScope();
        var w = new MaxNorm(1, axis: [0, 1]).Apply(full([2, 2, 3], 1.0, dtype: ScalarType.Float64));
        Assert.True(allclose(w, full([2, 2, 3], 0.5, dtype: ScalarType.Float64), 1e-5));
    }

    [Theory]
    [InlineData("max_norm")]
    [InlineData("MaxNorm")]
    public void A_string_names_it(string identifier) => Assert.IsType<MaxNorm>((Constraint)identifier);
}
