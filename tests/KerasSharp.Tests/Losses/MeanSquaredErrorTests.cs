using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class MeanSquaredErrorTests
{
    private static readonly float[] Expected = [0.425f, 0.4f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new MeanSquaredError(reduction: "none").Apply(
            tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 0.5f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 0.5f } });
        Gradients.Check(yPred => new MeanSquaredError().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

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
