namespace KerasSharp.Tests.Layers;

public sealed class SpectralNormalizationTests
{
    [Fact]
    public void TheKernelsGreatestSingularValueBecomesOne()
    {
        using var scope = NewDisposeScope();
        var dense = new Dense(4);
        using var layer = new SpectralNormalization(dense, powerIterations: 50);
        layer.Apply(rand(2, 5), training: true);
        Assert.Equal(1f, linalg.svdvals(dense.Kernel!.Value).max().item<float>(), 3);
        var before = dense.Kernel.Value.clone();
        layer.Apply(rand(2, 5));
        Assert.True(before.allclose(dense.Kernel.Value, 0, 0));
    }

    [Fact]
    public void AKernelOfZerosStays()
    {
        using var scope = NewDisposeScope();
        var dense = new Dense(4, kernelInitializer: "zeros");
        using var layer = new SpectralNormalization(dense);
        Assert.Equal(0f, layer.Apply(rand(2, 5), training: true).abs().sum().item<float>());
        Assert.True(layer.VectorU!.Value.isfinite().all().item<bool>());
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentOutOfRangeException>("powerIterations=0", () => new SpectralNormalization(new Dense(1), 0));
        Rejects.With<ArgumentException>("nor 'embeddings'", () => new SpectralNormalization(new Flatten()).Apply(rand(2, 5)));
    }
}
