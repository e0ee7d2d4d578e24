using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

/// <summary>A loss's values and their gradient.</summary>
/// <param name="make">Makes the loss with a reduction.</param>
/// <param name="yTrue">The truth.</param>
/// <param name="yPred">The predictions.</param>
/// <param name="values">The loss of each sample.</param>
public abstract class FormulaTests(Func<Reduction, Loss> make, float[,] yTrue, float[,] yPred, float[] values)
{
    /// <summary>Predictions of numbers.</summary>
    protected static readonly float[,] Numbers = { { 0.6f, 0.3f }, { 0.2f, 0.9f } };

    /// <summary>Predictions of three classes.</summary>
    protected static readonly float[,] Probabilities = { { 0.1f, 0.7f, 0.2f }, { 0.3f, 0.3f, 0.4f } };

    /// <summary>The truth about three classes.</summary>
    protected static readonly float[,] OneHot = { { 0, 1, 0 }, { 1, 0, 0 } };

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var actual = make("none").Apply(tensor(yTrue), tensor(yPred)).data<float>().ToArray();
        Assert.Equal(values, actual, (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => make("sum_over_batch_size").PerSample(tensor(yTrue), yPred), tensor(yPred));
    }
}
