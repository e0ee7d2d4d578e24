using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdagradTests
{
    [Fact]
    public void Steps() =>
        // 1 / sqrt(2 + 1 + 1), then 1 / sqrt(2 + 1 + 1 + 1)
        Go(new Adagrad(1, initialAccumulatorValue: 2, epsilon: 1), 1e-6, -0.5, -0.9472135954999579);
}
