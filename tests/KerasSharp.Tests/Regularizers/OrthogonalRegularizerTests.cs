using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class OrthogonalRegularizerTests
{
    [Theory]
    [InlineData("rows", 0.5)]
    [InlineData("columns", 0)]
    public void Is_the_mean_cosine_of_all_pairs(string mode, double expected)
    {
        using var scope = NewDisposeScope();
        // Rows (1, 0) and (1, √3)·2 stand at 60 degrees; the columns of the identity do not overlap.
        var x = mode == "rows" ? tensor(new[,] { { 1, 0 }, { 2, 2 * Math.Sqrt(3) } }) : eye(2, dtype: ScalarType.Float64);
        Assert.Equal(expected, new OrthogonalRegularizer(1, mode).Apply(x).item<double>(), 1e-7);
    }

    [Fact]
    public void A_row_of_zeros_has_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 0.0, 0.0 }, { 1.0, 2.0 } }, requires_grad: true);
        new OrthogonalRegularizer().Apply(x).backward();
        Assert.True(x.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("mode=diagonal", Assert.Throws<ArgumentException>(() => new OrthogonalRegularizer(mode: "diagonal")).Message);
        Assert.Contains("factor=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new OrthogonalRegularizer(-1)).Message);
        Assert.Contains("inputs.shape=(3,)", Assert.Throws<ArgumentException>(() => new OrthogonalRegularizer().Apply(zeros(3))).Message);
    }
}
