namespace KerasSharp.Tests.Layers;

public sealed class Conv1DTests()
    : ConvolutionTests(1, options => new Conv1D(
        options.Filters, options.KernelSize, options.Strides, options.Padding, dilationRate: options.DilationRate, groups: options.Groups,
        name: options.Name))
{
    [Fact]
    public void CausalPaddingSeesNothingOfTheFuture()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(1, 3, padding: "causal", kernelInitializer: "ones");
        var x = zeros(1, 5, 1);
        x[0, 2, 0] = 1;
        Assert.Equal([0f, 0f, 1f, 1f, 1f], layer.Apply(x).detach().view(-1).data<float>().ToArray());
    }
}
