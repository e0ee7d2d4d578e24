namespace KerasSharp.Tests.Layers;

public sealed class PReLUTests
{
    [Fact]
    public void SlopesAreSharedAlongAxes()
    {
        using var scope = NewDisposeScope();
        using var layer = new PReLU(alphaInitializer: "ones", sharedAxes: 1);
        Assert.Equal([-2f, 3f], layer.Apply(tensor(new float[] { -2, 3 }).view(1, 1, 2)).view(-1).detach().data<float>().ToArray());
        Assert.Equal([1, 2], layer.Alpha!.Shape.ToArray());
    }

    [Fact]
    public void BatchAxisCannotBeShared()
    {
        using var scope = NewDisposeScope();
        using var layer = new PReLU(sharedAxes: 0);
        Rejects.With<ArgumentException>("batch axis", () => layer.Apply(rand(2, 3)));
        using var missing = new PReLU(sharedAxes: 4);
        Rejects.With<ArgumentException>("sharedAxes=[4]", () => missing.Apply(rand(2, 3)));
    }
}
