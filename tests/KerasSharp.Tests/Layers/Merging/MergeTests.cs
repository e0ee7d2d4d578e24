namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all layers that merge inputs element by element.</summary>
/// <param name="merged">What (1, 2) and (4, 3) give.</param>
/// <param name="make">Makes the layer, with its name.</param>
public abstract class MergeTests(float[] merged, Func<string?, Merge> make)
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = make(null);
        Assert.Equal(merged, layer.Apply([tensor([1f, 2]).view(2, 1), tensor([4f, 3]).view(2, 1)]).view(-1).data<float>().ToArray());
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = make("m");
        Rejects.With<ArgumentException>("\"m\": inputs have incompatible shapes", () => layer.Apply([rand(2, 3), rand(2, 4)]));
        Rejects.With<ArgumentException>("same batch size", () => layer.Apply([rand(2, 3), rand(3, 3)]));
    }

    [Fact]
    public void MasksAreJoined()
    {
        using var scope = NewDisposeScope();
        using var layer = make(null);
        var x = rand(1, 2, 1);
        var (first, second) = (tensor([true, false]).view(1, 2), tensor([false, false]).view(1, 2));
        var output = LayerOutput.Of(layer, [x, x], [first, second], training: false);
        Assert.Equal([true, false], output.Masks[0]!.view(-1).data<bool>().ToArray());
        Assert.Null(LayerOutput.Of(layer, [x, x], [null, second], training: false).Masks[0]);
    }

    /// <summary>What two sequences of one sample with their masks give.</summary>
    protected float[] Masked(float[] a, bool[] maskOfA, float[] b, bool[] maskOfB)
    {
        using var scope = NewDisposeScope();
        using var layer = make(null);
        var output = LayerOutput.Of(
            layer, [tensor(a).view(1, -1, 1), tensor(b).view(1, -1, 1)], [tensor(maskOfA).view(1, -1), tensor(maskOfB).view(1, -1)],
            training: false);
        return output.Tensors[0].view(-1).data<float>().ToArray();
    }
}
