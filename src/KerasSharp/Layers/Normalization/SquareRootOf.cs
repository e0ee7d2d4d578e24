using KerasSharp.Initializers;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>The square root of what another initializer makes: a standard deviation for a variance.</summary>
internal sealed class SquareRootOf(Initializer variance) : Initializer
{
    protected override Tensor Call(Shape shape, ScalarType? dtype) => variance.Apply(shape, dtype).sqrt();

    public override Config GetConfig() => new() { { "variance", variance } };
}
