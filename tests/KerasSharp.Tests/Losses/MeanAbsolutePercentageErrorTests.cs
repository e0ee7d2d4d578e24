using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class MeanAbsolutePercentageErrorTests()
    : FormulaTests(
        reduction => new MeanAbsolutePercentageError(reduction: reduction), new float[,] { { 2, 4 }, { 1, 0.5f } }, Numbers, [81.25f, 80f])
{
    [Fact]
    public void Truth_of_0_is_taken_as_epsilon()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1e9f, new MeanAbsolutePercentageError().Apply(zeros(1, 1), ones(1, 1)).item<float>(), 1e3f);
    }
}
