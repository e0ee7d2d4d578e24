using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Tests.Layers.Convolution;

/// <summary>Convolutions that are computed as a product with the kernel as it is in memory.</summary>
public sealed class PointwiseProductTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 2, true)]
    public void Values_and_gradients_are_those_of_float64(int rank, int stride, bool bias)
    {
        using var scope = NewDisposeScope();
        var strides = new Sizes([.. Enumerable.Repeat(stride, rank)]);
        var x = randn([3, .. Enumerable.Repeat(7L, rank), 5], requires_grad: true);
        var kernel = randn([.. Enumerable.Repeat(1L, rank), 5, 4], requires_grad: true);
        var b = bias ? randn(4, requires_grad: true) : null;
        Assert.True(PointwiseProduct.Pays(x, kernel, strides));
        Tensor[] single = [x, kernel, .. b is null ? [] : (Tensor[])[b]];
        Tensor[] wide = [.. single.Select(tensor => tensor.detach().to(ScalarType.Float64).requires_grad_())];
        Assert.False(PointwiseProduct.Pays(wide[0], wide[1], strides));
        var plan = new ConvolutionPlan(
            new Sizes([.. Enumerable.Repeat(1, rank)]), strides, Padding.Same, DataFormat.ChannelsLast, new Sizes(
            [.. Enumerable.Repeat(1, rank)]));
        var (found, expected) = (plan.Apply(x, kernel, b), plan.Apply(wide[0], wide[1], wide.ElementAtOrDefault(2)));
        Assert.Equal(expected.shape, found.shape);
        Assert.True(found.to(ScalarType.Float64).allclose(expected, 1e-5, 1e-5));
        found.square().sum().backward();
        expected.square().sum().backward();
        Assert.All(single.Zip(wide), pair => Assert.True(pair.First.grad!.to(ScalarType.Float64).allclose(pair.Second.grad!, 1e-4, 1e-4)));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(1, 2, true)]
    public void Few_windows_are_right_without_gradients(int stride, int dilation, bool bias)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var options = new ConvolutionOptions([stride, stride], [1, 2], [dilation, dilation], ChannelsLast: true);
        var x = Layouts.ToFirst(randn(2, 5, 7, 6));
        var weight = randn(3, 2, 6, 128).permute(3, 2, 0, 1);
        var b = bias ? randn(128) : null;
        Assert.True(KernelAsMatrixPath.Instance.Fits(x, weight, options));
        Assert.False(KernelAsMatrixPath.Instance.Fits(x, weight.narrow(0, 0, 16), options));
        var found = CheckedConvolution.Apply(x, weight, b, options);
        var expected = options.Call(x.to(ScalarType.Float64), weight.to(ScalarType.Float64), b?.to(ScalarType.Float64));
        Assert.True(found.to(ScalarType.Float64).allclose(expected, 1e-4, 1e-4));
        using var grad = enable_grad();
        Assert.False(KernelAsMatrixPath.Instance.Fits(x, weight.detach().requires_grad_(), options));
    }

    [Fact]
    public void Borders_are_zeros_with_and_without_gradients()
    {
        using var scope = NewDisposeScope();
        var x = randn(2, 4, 5, 3);
        using var layer = new ZeroPadding2D(((1, 0), (2, 3)));
        var expected = nn.functional.pad(x, [0, 0, 2, 3, 1, 0]);
        Assert.True(Same(layer.Apply(x), expected));
        Assert.True(Same(layer.Apply(x.detach().requires_grad_()), expected));
    }

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();
}
