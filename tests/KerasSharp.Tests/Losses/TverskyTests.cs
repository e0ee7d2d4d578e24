using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class TverskyTests
{
    private static readonly float[,] Truth = { { 1, 0 }, { 1, 1 } };
    private static readonly float[,] Predictions = { { 0.8f, 0.4f }, { 0.6f, 0.2f } };

    [Fact]
    public void Its_weights_tell_false_positives_from_false_negatives()
    {
        using var scope = NewDisposeScope();
        // tp 1.6, fp 0.4, fn 1.4
        Assert.Equal(
            1 - (1.6 / (1.6 + (0.3 * 0.4) + (0.7 * 1.4))), new Tversky(0.3, 0.7).Apply(tensor(Truth), tensor(Predictions))
            .item<float>(), 1e-6);
    }

    [Fact]
    public void With_equal_weights_it_is_the_Dice_loss()
    {
        using var scope = NewDisposeScope();
        var dice = new Dice().Apply(tensor(Truth), tensor(Predictions)).item<float>();
        Assert.Equal(dice, new Tversky().Apply(tensor(Truth), tensor(Predictions)).item<float>(), 1e-6f);
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(yPred => new Tversky(0.3, 0.7, axis: 1).PerSample(tensor(Truth), yPred), tensor(Predictions));
    }
}
