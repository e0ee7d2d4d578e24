using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

/// <summary>An activation that strings name.</summary>
/// <param name="names">The strings.</param>
public abstract class NamedActivationTests<T>(params string[] names)
    where T : ActivationFunction
{
    [Fact]
    public void StandsUnderItsNames()
    {
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.IsType<T>((ActivationFunction)name));
    }
}
