using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Workarounds;

public sealed class MatrixProductTests
{
    public static TheoryData<long[], long[], string> Products => new()
    {
        { [3], [3], "i,i->" },
        { [2, 3], [3], "ai,i->a" },
        { [4, 2, 3], [3], "abi,i->ab" },
        { [3], [3, 5], "i,ij->j" },
        { [2, 3], [3, 5], "ai,ij->aj" },
        { [4, 2, 3], [3, 5], "abi,ij->abj" },
        { [6, 4, 2, 3], [3, 5], "cabi,ij->cabj" },
        { [3], [4, 3, 5], "i,aij->aj" },
        { [2, 3], [4, 3, 5], "bi,aij->abj" },
        { [4, 2, 3], [4, 3, 5], "abi,aij->abj" },
        { [6, 1, 2, 3], [4, 3, 5], "cxbi,aij->cabj" },
        { [6, 4, 2, 3], [6, 4, 3, 5], "cabi,caij->cabj" },
        { [0, 3], [3, 5], "ai,ij->aj" },
        { [2, 0], [0, 5], "ai,ij->aj" },
        { [2, 0, 3], [2, 3, 5], "abi,aij->abj" },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void Values_and_gradients_are_those_of_sums_of_products(long[] left, long[] right, string equation)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(7);
        var (a, b) = (randn(left, ScalarType.Float64).requires_grad_(), randn(right, ScalarType.Float64).requires_grad_());
        var (c, d) = (a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_());
        var (product, sum) = (a.MatMul(b), einsum(equation, c, d));
        Assert.Equal(sum.shape, product.shape);
        Assert.True(product.allclose(sum));
        product.sin().sum().backward();
        sum.sin().sum().backward();
        Assert.True(a.grad!.allclose(c.grad!) && b.grad!.allclose(d.grad!));
    }

    [Theory]
    [InlineData(new long[] { 3 }, new long[] { 4 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 4 })]
    [InlineData(new long[] { 2, 2, 3 }, new long[] { 4 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 4, 5 })]
    [InlineData(new long[] { 3 }, new long[] { 4, 5 })]
    [InlineData(new long[] { 2, 2, 3 }, new long[] { 4, 5 })]
    [InlineData(new long[] { 3 }, new long[] { 2, 4, 5 })]
    [InlineData(new long[] { 2, 2, 3 }, new long[] { 2, 4, 5 })]
    [InlineData(new long[] { 2, 2, 3 }, new long[] { 3, 3, 5 })]
    [InlineData(new long[] { }, new long[] { 3 })]
    public void Sizes_that_do_not_fit_are_an_exception(long[] left, long[] right)
    {
        using var scope = NewDisposeScope();
        var e = Assert.ThrowsAny<Exception>(() => zeros(left).MatMul(zeros(right)));
        Assert.True(e is ArgumentException or ExternalException, e.ToString());
    }

    [Fact]
    public void Types_that_differ_are_an_exception()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => zeros(2, 3).MatMul(zeros([3, 4], ScalarType.Float64)));
        Assert.Throws<ExternalException>(() => zeros(2, 2, 3).MatMul(zeros([2, 3, 4], ScalarType.Float64)));
    }

    [Fact]
    public void An_operation_names_the_shapes()
    {
        using var scope = NewDisposeScope();
        var e = Assert.Throws<ArgumentException>(() => Ops.Matmul(zeros(2, 3), zeros(4, 5)));
        Assert.Contains("Matmul", e.Message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_leaves_nothing_behind()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (zeros(6, 1, 2, 3), zeros(4, 3, 5));
        LiveTensors.AssertSteady(() =>
        {
            using var inner = NewDisposeScope();
            a.MatMul(b);
        });
    }
}
