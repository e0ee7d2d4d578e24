using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class HuberTests
{
    private static readonly float[] Expected = [0.2125f, 1.69f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new Huber(reduction: "none").Apply(
            tensor(new float[,] { { 0.0f, 1.0f }, { 4.0f, 0.5f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f }, { 4.0f, 0.5f } });
        Gradients.Check(yPred => new Huber().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

    [Fact]
    public void Delta_is_where_it_turns_linear()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.5f * 9, new Huber(delta: 3).Apply(zeros(1, 1), full([1, 1], 3f)).item<float>());
        Assert.Equal(2 * (3 - 1), new Huber(delta: 2).Apply(zeros(1, 1), full([1, 1], 3f)).item<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Huber(delta: 0));
    }
}
