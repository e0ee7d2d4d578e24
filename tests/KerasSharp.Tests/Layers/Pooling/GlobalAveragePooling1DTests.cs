namespace KerasSharp.Tests.Layers;

public sealed class GlobalAveragePooling1DTests() : GlobalPoolingTests(1, 1f, keepdims => new GlobalAveragePooling1D(keepdims: keepdims))
{
    [Fact]
    public void MaskedStepsDoNotCount()
    {
        using var scope = NewDisposeScope();
        using var layer = new GlobalAveragePooling1D();
        var x = arange(3, ScalarType.Float32).view(1, 3, 1);
        Assert.Equal(0.5f, layer.Apply(x, mask: tensor(new[] { true, true, false }).view(1, 3)).item<float>());
    }
}
