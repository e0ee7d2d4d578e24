using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class NadamTests
{
    [Fact]
    public void Steps() =>
        // The mean of the gradients 0.1 and the gradient 1, each over its correction.
        Go(new Nadam(1, epsilon: 0), 1e-5, -1.0627878033087703);
}
