namespace KerasSharp.Tests.Layers;

/// <summary>What holds for layers that add or remove a margin.</summary>
/// <param name="axes">The number of axes that have a margin.</param>
/// <param name="option">The name of the option that says how wide it is.</param>
/// <param name="make">Makes the layer, with that option's default for null.</param>
/// <param name="uneven">Makes the layer with a wrong number of widths.</param>
public abstract class MarginTests(int axes, string option, Func<int?, Layer> make, Func<Layer> uneven)
{
    protected int Axes { get; } = axes;

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>(option, () => make(-1));
        Rejects.WithAny<ArgumentException>(option, uneven);
        Rejects.WithAny<ArgumentException>($"expected ndim={Axes + 2}", () => Make().Apply(rand(2, 8)));
    }

    protected Layer Make(int? width = null) => make(width);
}
