namespace KerasSharp.Tests.Layers;

/// <summary>What holds for repetitions along one, two and three axes.</summary>
public abstract class UpSamplingTests(int axes, Func<int?, Layer> make)
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("size", () => make(0));
        Rejects.WithAny<ArgumentException>($"expected ndim={axes + 2}", () => make(null).Apply(rand(2, 8)));
    }
}
