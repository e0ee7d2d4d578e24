namespace KerasSharp.Tests.Layers;

public sealed class ConcatenateTests
{
    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Concatenate(axis: 1, name: "m");
        Rejects.With<ArgumentException>("\"m\": inputs must have matching shapes", () => layer.Apply([rand(2, 3, 4), rand(2, 3, 5)]));
        using var missing = new Concatenate(axis: 3);
        Rejects.With<ArgumentException>("it is 3", () => missing.Apply([rand(2, 3)]));
    }

    [Fact]
    public void MasksAreJoinedAlongTheSteps()
    {
        using var scope = NewDisposeScope();
        using var layer = new Concatenate(axis: 1);
        var x = rand(1, 2, 3);
        var output = LayerOutput.Of(layer, [x, x], [tensor(new[] { true, false }).view(1, 2), null], training: false);
        Assert.Equal([true, false, true, true], output.Masks[0]!.view(-1).data<bool>().ToArray());
    }
}
