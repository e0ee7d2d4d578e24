using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class ConstantTests
{
    [Fact]
    public void Makes_its_value()
    {
        Assert.Equal([2.5f, 2.5f], Values.Of(new Constant(2.5), 2));
        Assert.Equal(2.5, new Constant(2.5).GetConfig()["value"]);
    }
}
