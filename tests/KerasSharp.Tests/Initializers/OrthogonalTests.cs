using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class OrthogonalTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(7, 3)]
    [InlineData(3, 7)]
    public void Rows_or_columns_are_orthonormal(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var matrix = new Orthogonal(gain: 2, seed: 1).Apply((rows, columns), ScalarType.Float64) / 2;
        var product = rows < columns ? matrix.mm(matrix.t()) : matrix.t().mm(matrix);
        Assert.True(product.allclose(eye(Math.Min(rows, columns), dtype: ScalarType.Float64), atol: 1e-12));
    }

    [Fact]
    public void Leading_axes_are_taken_together()
    {
        using var scope = NewDisposeScope();
        var matrix = new Orthogonal(seed: 1).Apply((3, 2, 4));
        Assert.True(matrix.eq(new Orthogonal(seed: 1).Apply((6, 4)).view(3, 2, 4)).all().item<bool>());
    }

    [Fact]
    public void Half_precision_is_made_from_float32()
    {
        using var scope = NewDisposeScope();
        var half = new Orthogonal(seed: 1).Apply((3, 3), ScalarType.BFloat16);
        Assert.Equal(ScalarType.BFloat16, half.dtype);
        Assert.True(half.to_type(ScalarType.Float32).allclose(new Orthogonal(seed: 1).Apply((3, 3)), atol: 1e-2));
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new Orthogonal(seed: seed), 4, 5);

    [Fact]
    public void A_vector_is_refused() => Assert.Contains("(3,)", Assert.Throws<ArgumentException>(() => new Orthogonal().Apply(3)).Message);
}
