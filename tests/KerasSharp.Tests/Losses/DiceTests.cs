using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class DiceTests
{
    private static readonly float[,] Truth = { { 1, 0 }, { 1, 1 } };
    private static readonly float[,] Predictions = { { 0.8f, 0.4f }, { 0.6f, 0.2f } };

    [Fact]
    public void It_is_one_number_over_all_elements()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1 - (2 * 1.6 / (3 + 2)), new Dice().Apply(tensor(Truth), tensor(Predictions)).item<float>(), 1e-6);
    }

    [Fact]
    public void With_axes_it_is_a_mean_over_the_others()
    {
        using var scope = NewDisposeScope();
        var values = new Dice(reduction: "none", axis: 1).Apply(tensor(Truth), tensor(Predictions)).data<float>().ToArray();
        Assert.Equal(1 - (2 * 0.8 / (1 + 1.2)), values[0], 1e-6);
        Assert.Equal(1 - (2 * 0.8 / (2 + 0.8)), values[1], 1e-6);
        Assert.Equal((values[0] + values[1]) / 2, new Dice(axis: [1]).Apply(tensor(Truth), tensor(Predictions)).item<float>(), 1e-6f);
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => new Dice(axis: 1).PerSample(tensor(Truth), yPred), tensor(Predictions));
    }
}
