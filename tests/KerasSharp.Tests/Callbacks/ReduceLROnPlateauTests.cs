namespace KerasSharp.Tests.Callbacks;

public sealed class ReduceLROnPlateauTests
{
    [Fact]
    public void It_reduces_after_its_patience_and_not_below_the_least()
    {
        using var model = Course.Model();
        var history = Course.Run(model, new ReduceLROnPlateau("loss", factor: 0.5, patience: 2, minLr: 0.4), 5, 5, 5, 5, 5, 5);
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.4], history["learning_rate"].Select(rate => Math.Round(rate, 5)));
    }

    [Fact]
    public void It_waits_while_it_cools_down()
    {
        using var model = Course.Model();
        Course.Run(model, new ReduceLROnPlateau("loss", factor: 0.5, patience: 1, cooldown: 2), 5, 5, 5, 5);
        Assert.Equal(0.25, model.Optimizer.LearningRate.Value, 6);
    }

    [Fact]
    public void A_factor_of_one_is_refused() =>
        Rejects.With<ArgumentOutOfRangeException>("factor=1", () => new ReduceLROnPlateau(factor: 1));
}
