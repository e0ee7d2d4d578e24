namespace KerasSharp.Tests.Layers;

public sealed class IdentityTests
{
    [Fact]
    public void GivesItsInput()
    {
        using var scope = NewDisposeScope();
        using var layer = new Identity();
        var x = rand(2, 3);
        Assert.True(layer.Apply(x).eq(x).all().item<bool>());
    }
}
