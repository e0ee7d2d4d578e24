using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class ZerosTests
{
    [Fact]
    public void Makes_zeros_of_any_type()
    {
        using var zeros = new Zeros().Apply((2, 3), ScalarType.Int32);
        Assert.Equal(new int[6], zeros.data<int>().ToArray());
        Assert.IsType<Zeros>((Initializer)"zero");
    }
}
