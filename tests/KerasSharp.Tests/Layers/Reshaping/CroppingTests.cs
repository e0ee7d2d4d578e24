namespace KerasSharp.Tests.Layers;

/// <summary>What holds for croppings of one, two and three axes.</summary>
public abstract class CroppingTests(int axes, Func<int?, Layer> make, Func<Layer> uneven) : MarginTests(axes, "cropping", make, uneven)
{
    [Fact]
    public void SomethingMustBeLeft()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("cropping", () => Make(2).Apply(rand(Cube.Shape(1, Axes, 4, 1))));
    }
}
