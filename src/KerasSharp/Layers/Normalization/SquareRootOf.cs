namespace KerasSharp.Layers;

/// <summary>The square root of what another initializer makes: a standard deviation for a variance.</summary>
#pragma warning disable KS0001 // No file names it: it is never an option of a layer.
internal sealed class SquareRootOf(Initializer variance) : Initializer
#pragma warning restore KS0001
{
    public override bool IsStateless => variance.IsStateless;

    protected override Tensor Call(Shape shape, ScalarType? dtype) => variance.Apply(shape, dtype).sqrt();

    public override Config GetConfig() => new() { { "variance", variance } };
}
