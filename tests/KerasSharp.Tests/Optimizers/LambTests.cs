using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class LambTests
{
    [Theory]
    [InlineData(0, -0.5f)]
    [InlineData(4, 2)]
    public void A_step_is_relative_to_the_norm_of_the_weight(float start, float expected)
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Lamb(0.5);
        var weight = Of("w", start);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(10)]);
        Assert.Equal(expected, weight.Values()[0], 1e-4f);
    }
}
