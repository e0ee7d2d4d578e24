using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class RMSpropTests
{
    [Fact]
    public void Epsilon_stands_inside_the_root() =>
        // 1 / sqrt(0.25 · 1² + 3.75)
        Go(new RMSprop(1, rho: 0.75, epsilon: 3.75), 1e-9, -0.5);

    [Fact]
    public void Centered_divides_by_the_deviation() =>
        // 1 / sqrt(0.5 − 0.5²)
        Go(new RMSprop(1, rho: 0.5, epsilon: 0, centered: true), 1e-9, -2);
}
