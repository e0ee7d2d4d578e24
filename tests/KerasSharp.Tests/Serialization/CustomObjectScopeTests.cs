using KerasSharp.Tests.Saving.OwnObjects;

namespace KerasSharp.Tests.Serialization;

/// <summary>Names that stand for classes until the scope ends.</summary>
public sealed class CustomObjectScopeTests
{
    [Fact]
    public void NamesHoldUntilTheScopeEnds()
    {
        using (new CustomObjectScope(new Dictionary<string, Type> { ["squash_it"] = typeof(OwnSquash) }))
        {
            using (new CustomObjectScope(new Dictionary<string, Type> { ["squash_too"] = typeof(OwnSquash) }))
            {
                using var both = new Dense(2, activation: "squash_it");
                using var inner = new Dense(2, activation: "squash_too");
                Assert.IsType<OwnSquash>(both.Activation);
                Assert.IsType<OwnSquash>(inner.Activation);
            }

            Assert.Contains("squash_too", Assert.ThrowsAny<ArgumentException>(() => new Dense(2, activation: "squash_too")).Message,
                StringComparison.Ordinal);
            using var outer = new Dense(2, activation: "squash_it");
            Assert.IsType<OwnSquash>(outer.Activation);
        }

        Assert.Contains("squash_it", Assert.ThrowsAny<ArgumentException>(() => new Dense(2, activation: "squash_it")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesThatCannotBeMadeAreRefused() => Assert.Contains(
        "partial", Assert.Throws<ArgumentException>(() => new CustomObjectScope(
            new Dictionary<string, Type> { ["Random"] = typeof(Random) })).Message, StringComparison.Ordinal);
}
