using Identity = KerasSharp.Initializers.Identity;

namespace KerasSharp.Tests.Initializers;

public sealed class IdentityTests
{
    [Fact]
    public void Scales_the_diagonal() => Assert.Equal([2f, 0f, 0f, 0f, 2f, 0f], Values.Of(new Identity(2), 2, 3));

    [Fact]
    public void Other_ranks_are_refused() =>
        Assert.Contains("(2, 3, 4)", Assert.Throws<ArgumentException>(() => new Identity().Apply((2, 3, 4))).Message);
}
