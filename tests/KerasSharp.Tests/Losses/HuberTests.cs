using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class HuberTests()
    : FormulaTests(reduction => new Huber(reduction: reduction), new float[,] { { 0, 1 }, { 4, 0.5f } }, Numbers, [0.2125f, 1.69f])
{
    [Fact]
    public void Delta_is_where_it_turns_linear()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.5f * 9, new Huber(delta: 3).Apply(zeros(1, 1), full([1, 1], 3f)).item<float>());
        Assert.Equal(2 * (3 - 1), new Huber(delta: 2).Apply(zeros(1, 1), full([1, 1], 3f)).item<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Huber(delta: 0));
    }
}
