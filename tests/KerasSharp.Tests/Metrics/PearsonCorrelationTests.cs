using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class PearsonCorrelationTests
{
    [Fact]
    public void A_line_is_fully_correlated() => Measure.Gives(1f, new PearsonCorrelation(), metric => metric.UpdateState(
        tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { 3, 5, 9 } })));

    [Fact]
    public void The_reverse_of_a_line_is_its_opposite() => Measure.Gives(-1f, new PearsonCorrelation(), metric => metric.UpdateState(
        tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { -1, -2, -4 } })));
}
