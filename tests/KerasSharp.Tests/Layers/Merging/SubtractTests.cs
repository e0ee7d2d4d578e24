namespace KerasSharp.Tests.Layers;

public sealed class SubtractTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new Subtract();
        Assert.Equal(
            [-3f, -1f], layer.Apply([tensor(new float[] { 1, 2 }).view(2, 1), tensor(new float[] { 4, 3 }).view(2, 1)]).view(-1)
            .data<float>().ToArray());
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Subtract(name: "m");
        Rejects.With<ArgumentException>("\"m\": inputs have incompatible shapes", () => layer.Apply([rand(2, 3), rand(2, 4)]));
        Rejects.With<ArgumentException>("same batch size", () => layer.Apply([rand(2, 3), rand(3, 3)]));
    }

    [Fact]
    public void MasksAreJoined()
    {
        using var scope = NewDisposeScope();
        using var layer = new Subtract();
        var x = rand(1, 2, 1);
        var output = LayerOutput.Of(
            layer, [x, x], [tensor(new[] { true, false }).view(1, 2), tensor(new[] { false, false }).view(1, 2)], training: false);
        Assert.Equal([true, false], output.Masks[0]!.view(-1).data<bool>().ToArray());
        Assert.Null(LayerOutput.Of(layer, [x, x], [null, tensor(new[] { false, false }).view(1, 2)], training: false).Masks[0]);
    }

    [Fact]
    public void TakesTwoInputs()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("exactly 2", () => new Subtract().Apply([rand(2, 1), rand(2, 1), rand(2, 1)]));
    }
}
