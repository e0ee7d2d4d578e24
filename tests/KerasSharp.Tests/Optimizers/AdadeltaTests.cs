using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdadeltaTests
{
    [Fact]
    public void Steps() =>
        // 1 / sqrt(0.5 + 1), then sqrt(0.5 · 2/3 + 1) / sqrt(0.75 + 1)
        Go(new Adadelta(1, rho: 0.5, epsilon: 1), 1e-6, -0.8164965809277261, -1.6893681418716957);
}
