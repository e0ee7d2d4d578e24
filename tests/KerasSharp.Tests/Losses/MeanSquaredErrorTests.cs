using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class MeanSquaredErrorTests()
    : FormulaTests(reduction => new MeanSquaredError(reduction: reduction), new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [0.425f, 0.4f])
{
    [Fact]
    public void Shapes_broadcast()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal(7.5f, new MeanSquaredError().Apply(zeros(2, 1), yPred).item<float>());
    }

    [Fact]
    public void No_rows_give_nothing_to_average()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L], new MeanSquaredError().Apply(zeros(0, 2), zeros(0, 2)).shape);
    }
}
