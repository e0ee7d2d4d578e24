using KerasSharp.Losses;
using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Serialization;

/// <summary>A layer as a user writes one: the generator is to give it its config, registry entry and fluent method.</summary>
/// <param name="factor">What the input is multiplied by.</param>
/// <param name="shift">What is added.</param>
/// <param name="regularizer">Kept only.</param>
/// <param name="mode">An enumeration.</param>
/// <param name="hook">Code, which is not in the config.</param>
/// <param name="name">The name.</param>
public sealed partial class Affine(
    double factor, int? shift = null, Regularizer? regularizer = null, AffineMode mode = AffineMode.ScaleFirst,
    [NotInConfig] Action? hook = null, string? name = null) : Layer(name)
{
    public double Factor { get; } = factor;

    public Regularizer? Regularizer => regularizer;

    public AffineMode Mode => mode;

    public override Shape ComputeOutputShape(Shape input) => input;

    protected override Tensor Call(Tensor x, bool training)
    {
        hook?.Invoke();
        return mode == AffineMode.ScaleFirst ? (x * Factor) + (shift ?? 0) : (x + (shift ?? 0)) * Factor;
    }
}

public enum AffineMode
{
    ScaleFirst,
    ShiftFirst,
}

/// <summary>A loss of a package of its own.</summary>
[KerasName("Quartic", "l4", Package = "my_package")]
public sealed partial class QuarticLoss : Loss
{
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => (yTrue - yPred).pow(4).mean([-1]);
}

/// <summary>A layer that needs code and cannot do without.</summary>
#pragma warning disable KS0003
public sealed partial class Coded(Func<Tensor, Tensor> code) : Layer
#pragma warning restore KS0003
{
    protected override Tensor Call(Tensor x, bool training) => code(x);
}
