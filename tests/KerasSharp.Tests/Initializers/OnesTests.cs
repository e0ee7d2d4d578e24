using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class OnesTests
{
    [Fact]
    public void Makes_ones()
    {
        Assert.Equal([1f, 1f, 1f], Values.Of(new Ones(), 3));
        Assert.IsType<Ones>((Initializer)"one");
    }
}
