namespace KerasSharp.Tests.Layers;

public sealed class MaskingTests
{
    [Fact]
    public void StepsOfTheValueAreMaskedAndZeroed()
    {
        using var scope = NewDisposeScope();
        using var layer = new Masking(5);
        var x = tensor(new float[] { 5, 5, 5, 1 }).view(1, 2, 2);
        var output = LayerOutput.Of(layer, [x], [null], training: false);
        Assert.Equal([false, true], output.Masks[0]!.view(-1).data<bool>().ToArray());
        Assert.Equal([0f, 0f, 5f, 1f], output.Tensors[0].view(-1).data<float>().ToArray());
    }
}
