namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all layers that change images.</summary>
/// <param name="make">Makes the layer, with its seed and format.</param>
/// <param name="integers">Whether images of integers are to be tested.</param>
/// <param name="colours">Whether the images must have colours.</param>
public abstract class RandomImageTests(Func<int?, DataFormat?, ImageLayer> make, bool integers, bool colours = false)
{
    /// <summary>What the messages say, and wrong options.</summary>
    protected abstract (string Message, Func<object?> Make)[] Refused { get; }

    [Fact]
    public void AgreesInEveryForm() => SmallImages.AgreesInEveryForm(format => make(3, format), colours);

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(make(null, null), integers);

    [Fact]
    public void WrongOptionsAreRefused() =>
        Assert.All(Refused, wrong => Rejects.WithAny<ArgumentException>(wrong.Message, wrong.Make));
}

/// <summary>What holds for all layers that change the colours of images.</summary>
/// <param name="make">Makes the layer, with its seed and format.</param>
/// <param name="integers">Whether images of integers are to be tested.</param>
public abstract class RandomColourTests(Func<int?, DataFormat?, ImageLayer> make, bool integers)
    : RandomImageTests(make, integers, colours: true)
{
    private readonly Func<int?, DataFormat?, ImageLayer> make = make;

    [Fact]
    public void ImagesWithoutColoursAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = make(null, null);
        Rejects.WithAny<ArgumentException>("three channels", () => layer.Apply(ones(2, 4, 4, 2), training: true));
    }
}
